// Order No. 3 of the Bouvet Harbor Office, which nobody ever issued: see ../example-law.md.
//
// Of each row five questions are asked, each answered by `holds`, `fails` or `unknown`. What the law
// says follows from these answers; so does what is missing: each unknown is supposed either way.

import { day, decimal, shown, spans, textAt, numberAt, atLeast } from "./columns.js";

const fields = [
  { path: "origin", kind: { tag: "text" } },
  { path: "item.chip.dram_bandwidth", kind: { tag: "number", val: "GB/s" } },
  { path: "destination", kind: { tag: "text" } },
  { path: "parties[].country", kind: { tag: "text" } },
  { path: "end_use.kind", kind: { tag: "text" } },
];

const questions = [
  "From which country does the item leave?",
  "What is the chip's total DRAM bandwidth?",
  "To which country does the item go?",
  "In which country is the party?",
  "What will the item be used for?",
];

const annex = ["HM", "TF"];

// From mild to strict, as in the contract.
const verdicts = [
  "not-subject",
  "no-license-required",
  "exception-available",
  "license-required-presumption-of-approval",
  "license-required-case-by-case",
  "license-required-presumption-of-denial",
  "license-required-policy-of-denial",
  "prohibited",
];
const [notSubject, nothing, available, mildestLicense, license] = verdicts.keys();

// What is in force on the day decided, of what was published by the day known.
function lawOn(on, known) {
  const inForce = (from, announced) => day(from) <= on && day(announced) <= known;
  return {
    order: inForce("2024-03-01", "2024-02-15"),
    limit: inForce("2025-01-01", "2024-11-20") ? decimal("409.6") : decimal("600"),
  };
}

// Three-valued logic.
const rank = { fails: 0, unknown: 1, holds: 2 };
const ranked = ["fails", "unknown", "holds"];
const all = (...truths) => ranked[Math.min(2, ...truths.map((truth) => rank[truth]))];
const any = (...truths) => ranked[Math.max(0, ...truths.map((truth) => rank[truth]))];
const truthOf = (value) => (value === null ? "unknown" : value ? "holds" : "fails");

// One answered question. `no` and `yes` are values on either side of its turn, in words.
function isOneOf(field, place, path, column, texts, words) {
  const value = textAt(column, place);
  return {
    field, place, path,
    truth: truthOf(value === null ? null : texts.includes(value)),
    text: `${path} ${words}`,
    value: value ?? "unknown",
    no: "(any other)",
    yes: texts[0],
  };
}

function isFast(column, row, limit) {
  const path = fields[1].path;
  const value = numberAt(column, row);
  return {
    field: 1, place: row, path,
    truth: truthOf(value === null ? null : atLeast(value, limit)),
    text: `${path} >= ${shown(limit)} GB/s`,
    value: value === null ? "unknown" : `${shown(value)} GB/s`,
    no: `${shown(decimal(limit.below))} GB/s`,
    yes: `${shown(limit)} GB/s`,
  };
}

// The answers for one row; `parties` is null where the list is not known.
function ask(columns, row, parties, law) {
  const party = (place, index) =>
    isOneOf(3, place, `parties[${index}].country`, columns[3], annex, "is one of HM, TF");
  return {
    origin: isOneOf(0, row, "origin", columns[0], ["BV"], "is BV"),
    fast: isFast(columns[1], row, law.limit),
    destination: isOneOf(2, row, "destination", columns[2], annex, "is one of HM, TF"),
    parties: parties && parties.map(party),
    medical: isOneOf(4, row, "end_use.kind", columns[4], ["emergency_medical"], "is emergency_medical"),
  };
}

// What follows from the answers.
function judge(answers) {
  const { origin, fast, destination, parties, medical } = answers;
  const party = parties ? any(...parties.map((one) => one.truth)) : "unknown";
  const annexed = any(destination.truth, party);
  const rule = all(fast.truth, annexed);

  const base = rule === "unknown" ? [nothing, license] : [license, license];
  const given = [Math.min(available, base[0]), Math.min(available, base[1])];
  const lifted = { fails: base, holds: given, unknown: [given[0], base[1]] }[medical.truth];
  const gives = rule === "fails" ? [nothing, nothing] : lifted;

  const inside = { holds: gives, fails: [notSubject, notSubject], unknown: [notSubject, gives[1]] };
  return { party, annexed, rule, gives, range: inside[origin.truth] };
}

const range = ([least, most]) => ({ least: verdicts[least], most: verdicts[most] });
const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Where the answer to one question would lead.
function suppose(answers, question, truth) {
  const change = (one) => (one === question ? { ...one, truth } : one);
  const supposed = {};
  for (const [name, found] of Object.entries(answers)) {
    supposed[name] = Array.isArray(found) ? found.map(change) : found && change(found);
  }
  return judge(supposed).range;
}

function missing(now, answers, asked) {
  const width = (found) => found[1] - found[0];
  const found = [];
  for (const question of asked.filter((one) => one.truth === "unknown")) {
    const tried = [
      { value: question.no, to: suppose(answers, question, "fails") },
      { value: question.yes, to: suppose(answers, question, "holds") },
    ];
    if (tried.every(({ to }) => same(to, now))) continue;
    tried.sort((a, b) => a.to[1] - b.to[1] || a.to[0] - b.to[0]);
    const left = width(tried[0].to) + width(tried[1].to);
    found.push({
      path: question.path,
      question: questions[question.field],
      answers: tried.map(({ value, to }) => ({ value, leadsTo: range(to) })),
      settles: width(now) ? Math.max(0, 100 - Math.floor((100 * left) / (2 * width(now)))) : 0,
    });
  }
  return found.sort((a, b) => b.settles - a.settles || compare(a.path, b.path));
}

function changes(now, answers, asked) {
  if (now[0] < mildestLicense) return [];
  const found = [];
  for (const question of asked.filter((one) => one.truth !== "unknown")) {
    const met = question.truth === "holds";
    const to = suppose(answers, question, met ? "fails" : "holds");
    if (to[1] >= now[0]) continue;
    found.push({ path: question.path, from: question.value, to: met ? question.no : question.yes, most: to[1], leadsTo: range(to) });
  }
  return found.sort((a, b) => a.most - b.most || compare(a.path, b.path));
}

// Steps of a proof, as a tree.
const step = (label, text, truth, steps = [], because = []) => ({ label, text, truth, steps, because });
const fact = (name, value) => ({ kind: "fact", name, value, note: "" });
const leaf = (one) => step("", one.text, one.truth, [], [fact(one.path, one.value)]);

function ruleProof(answers, judged) {
  const { fast, destination, parties } = answers;
  const list = parties
    ? step("", "of some element", judged.party, parties.map(leaf))
    : step("", "the list is complete", "unknown", [], [fact("parties[].country", "unknown")]);
  return step("", "together", judged.rule, [
    step("(a)", "its memory is fast", fast.truth, [leaf(fast)]),
    step("(b)", "Annex 1 has to do with it", judged.annexed, [
      step("(1)", "it goes to Annex 1", destination.truth, [leaf(destination)]),
      step("(2)", "a party is in Annex 1", judged.party, [list]),
    ]),
  ]);
}

// A tree of steps in the order in which it crosses: parent before child.
function flat({ steps, ...own }, depth = 0) {
  return [{ depth, cite: [], ...own }, ...steps.flatMap((inner) => flat(inner, depth + 1))];
}

// The innermost steps that have the truth of the whole, in words.
function decisive(proof, truth = proof.truth) {
  if (proof.truth !== truth) return [];
  const below = proof.steps.filter((inner) => inner.truth === truth);
  if (below.length) return below.flatMap((inner) => decisive(inner, truth));
  const values = proof.because.map(({ name, value }) => `${name} is ${value}`).join(", ");
  return [`${proof.label && `${proof.label} `}${proof.text}${values && ` (${values})`}`];
}

function provision(id, kind, title, cite, proof, gives = null, targets = []) {
  return {
    id, kind, title, cite,
    applies: proof.truth,
    force: "2024-03-01 ..",
    standing: "in-force",
    gives,
    targets,
    decidedBy: decisive(proof),
    remarks: [],
    proof: flat(proof),
  };
}

function determination(answers, judged) {
  const { origin, fast, destination, parties, medical } = answers;
  const considered = [
    provision("scope", "scope", "Exports from Bouvet Island", ["Order No. 3, section 1"], leaf(origin)),
  ];
  // An exception is considered only where there is something to lift.
  const required = judged.rule !== "fails";
  if (required) {
    considered.push(
      provision("license", "rule", "Fast memory for Annex 1", ["Order No. 3, section 2", "Order No. 3, Annex 1"],
        ruleProof(answers, judged), range(judged.gives)),
      provision("medical", "exception", "Emergency medical care", ["Order No. 3, section 3"],
        leaf(medical), null, ["license"]),
    );
  }
  const duties = origin.truth === "fails" ? [] : [
    { text: "Keep the shipping papers for five years", cite: ["Order No. 3, section 4"], from: "records", applies: origin.truth },
  ];
  const asked = [origin, fast, destination, ...(parties ?? []), ...(required ? [medical] : [])];
  return {
    considered,
    notEncoded: [],
    duties,
    redFlags: [],
    missing: missing(judged.range, answers, asked),
    changes: changes(judged.range, answers, asked),
    remarks: [],
  };
}

const silent = { considered: [], notEncoded: [], duties: [], redFlags: [], missing: [], changes: [], remarks: [] };

export const controls = {
  describe: () => ({
    name: "bouvet-memory",
    version: "0.1.0",
    jurisdiction: "BV",
    issuer: "Bouvet Harbor Office (invented)",
    fields,
  }),

  // What is thrown refuses the whole batch, in words.
  decide({ rows, columns, on, known, detail }) {
    if (columns.length !== fields.length) throw `${columns.length} columns came, ${fields.length} were asked for`;
    const law = lawOn(on, known);
    const parties = spans(columns[3].levels[0]);
    const answered = { ranges: [], determinations: [] };
    for (let row = 0; row < rows; row += 1) {
      const answers = ask(columns, row, parties[row], law);
      const judged = judge(answers);
      answered.ranges.push(range(law.order ? judged.range : [notSubject, notSubject]));
      if (detail === "proof") answered.determinations.push(law.order ? determination(answers, judged) : silent);
    }
    return answered;
  },
};
