//! Shared by the tests: the real list, where it is present.
#![allow(dead_code)]

use std::path::PathBuf;

use screening::{Entry, Kind};

/// The US Consolidated Screening List, from `TIDEWAITER_SCREENING_LIST` or beside the
/// repository; `None`, with a note, where there is none.
pub fn real_list() -> Option<Vec<Entry>> {
    let beside =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/screening-list.json");
    let path = std::env::var_os("TIDEWAITER_SCREENING_LIST").map_or(beside, PathBuf::from);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("note: no list at {}, the test is left out", path.display());
        return None;
    };
    let list: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let entries = list["entries"].as_array().expect("entries");
    let texts = |value: &serde_json::Value| -> Vec<String> {
        let texts = value.as_array().into_iter().flatten();
        texts.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let kind = |text: Option<&str>| match text? {
        "Individual" => Some(Kind::Person),
        "Entity" => Some(Kind::Organization),
        "Vessel" => Some(Kind::Vessel),
        "Aircraft" => Some(Kind::Aircraft),
        _ => None,
    };
    Some(
        entries
            .iter()
            .enumerate()
            .map(|(at, entry)| Entry {
                id: at.to_string(),
                name: entry["n"].as_str().unwrap_or("").to_owned(),
                aliases: texts(&entry["a"]),
                countries: texts(&entry["c"]),
                kind: kind(entry["t"].as_str()),
                from: None,
                until: None,
            })
            .collect(),
    )
}

/// Numbers that look random and are the same every time (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }
}

/// Names of people and companies that are on no list: made up, or too ordinary to mean anyone.
pub fn ordinary() -> Vec<&'static str> {
    include_str!("../data/ordinary.txt").lines().filter(|line| !line.is_empty()).collect()
}

/// Some eighty real entries of the same list: facts, in `data/extract.csv`.
pub fn extract() -> Vec<Entry> {
    let mut reader = csv::Reader::from_reader(include_str!("../data/extract.csv").as_bytes());
    let split = |text: &str| -> Vec<String> {
        text.split(';').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let rows = reader.records().map(|row| row.expect("CSV"));
    rows.enumerate()
        .map(|(at, row)| Entry {
            id: format!("{}-{}", &row[0], at + 1),
            name: row[1].to_owned(),
            aliases: split(&row[2]),
            countries: split(&row[3]),
            kind: match &row[4] {
                "person" => Some(Kind::Person),
                "organization" => Some(Kind::Organization),
                "vessel" => Some(Kind::Vessel),
                "aircraft" => Some(Kind::Aircraft),
                _ => None,
            },
            from: row[5].parse().ok(),
            until: None,
        })
        .collect()
}

/// Two thousand more, put together by dice: a thousand people from common given and family
/// names of one language each, a thousand companies of a made-up word and one or two of business.
/// They were drawn after the method was fixed, to check the threshold on names not looked at.
pub fn drawn() -> (Vec<String>, Vec<String>) {
    const PEOPLE: [(&str, &str); 8] = [
        (
            "Oliver Harry Amelia Isla Ethan Chloe Logan Megan Carter Brooke",
            "Baxter Holloway Pemberton Whitfield Langley Ashworth Dawson Fenwick Hargrove Kendall",
        ),
        (
            "Lukas Jonas Hannah Leonie Felix Greta Moritz Klara Anton Ida",
            "Brandt Krause Lehmann Vogel Winter Seidel Franke Albrecht Pohl Ziegler",
        ),
        (
            "Hugo Manon Lucie Théo Camille Bastien Élodie Margaux Quentin Solène",
            "Lefebvre Marchand Chevalier Renaud Perrin Gauthier Boucher Rousseau Fabre Mercier",
        ),
        (
            "Javier Lucia Alejandro Carmen Raul Pilar Sergio Ines Marcos Rocio",
            "Navarro Iglesias Cortes Medina Serrano Molina Delgado Vidal Crespo Santana",
        ),
        (
            "Dmitry Svetlana Alexei Irina Nikolai Galina Pavel Yulia Roman Vera",
            "Vinogradov Bogdanov Fedorov Zaitsev Tarasov Belov Komarov Orlov Kiselev Makarov",
        ),
        (
            "Ahmed Layla Omar Huda Tariq Samira Khalil Rania Bilal Yasmin",
            "Mansour Nasrallah Khoury Sabbagh Darwish Qasim Tawil Shahin Barakat Fayed",
        ),
        (
            "Xin Jing Lei Fang Hao Yan Min Qiang Mei Bo",
            "Cao Deng Peng Xie Tang Lu Jiang Cai Shen Pan",
        ),
        (
            "Hiroshi Akiko Takumi Yuna Sota Haruka Daiki Emi Riku Nao",
            "Yoshida Matsumoto Inoue Shimizu Hayashi Saito Mori Abe Ikeda Hashimoto",
        ),
    ];
    const HEADS: [&str; 12] =
        ["Bru", "Cal", "Dor", "Fen", "Gil", "Har", "Lum", "Mor", "Nev", "Pel", "Tar", "Vis"];
    const TAILS: [&str; 12] =
        ["anta", "ero", "ido", "olin", "umex", "atek", "ivo", "ossa", "uria", "endo", "ix", "abel"];
    const TRADES: [&str; 12] = [
        "Trading",
        "Logistics",
        "Electronics",
        "Foods International",
        "Technology",
        "Shipping",
        "Design Group",
        "Import and Export",
        "Industrial Supply",
        "Consulting",
        "Medical Equipment",
        "Energy Systems",
    ];
    const FORMS: [&str; 8] = ["Ltd", "GmbH", "Co., Ltd.", "LLC", "S.A.", "Inc.", "", "Pte. Ltd."];
    let mut dice = Dice(20_260_731);
    let mut pick = |from: &[&str]| from[dice.roll(from.len())].to_owned();
    let people = (0..1_000)
        .map(|at| {
            let (given, family) = PEOPLE[at % PEOPLE.len()];
            let given: Vec<&str> = given.split(' ').collect();
            let family: Vec<&str> = family.split(' ').collect();
            format!("{} {}", pick(&given), pick(&family))
        })
        .collect();
    let companies = (0..1_000)
        .map(|_| format!("{}{} {} {}", pick(&HEADS), pick(&TAILS), pick(&TRADES), pick(&FORMS)))
        .collect();
    (people, companies)
}
