mod common;
#[test]
#[ignore]
fn ask() {
    let Some(list) = common::real_list() else { return };
    let t = std::time::Instant::now();
    let index = screening::Index::new(list);
    println!("build {:?}", t.elapsed());
    for q in std::env::var("ASK").unwrap_or_default().split('|') {
        let mut query = screening::Query::new(q);
        query.at_least = 300;
        query.limit = 3;
        let t = std::time::Instant::now();
        let found = index.best(&query);
        println!("== {q}  {:?}", t.elapsed());
        for m in found {
            println!("  {} {}", m.score, m.reason);
        }
    }
}
#[test]
#[ignore]
fn pairs() {
    for p in std::env::var("PAIRS").unwrap_or_default().split('|') {
        let (a, b) = p.split_once('=').unwrap();
        let c = screening::compare(a, b);
        println!("{} [{a}] [{b}] {}", c.score, c.reason);
    }
}
