// Order No. 3 of the Bouvet Harbor Office, which nobody ever issued: see ../example-law.md.
//
// Of each row five questions are asked, each answered by holds, fails or unknown. What the law says
// follows from these answers; so does what is missing: each unknown is supposed either way.

#include "columns.h"

#include <stdlib.h>
#include <string.h>

// Short names for what the bindings name in full.
typedef tidewaiter_plugin_determinations_truth_t truth_t;
typedef tidewaiter_plugin_determinations_range_t range_t;
typedef tidewaiter_plugin_determinations_step_t step_t;
typedef tidewaiter_plugin_determinations_evidence_t evidence_t;
typedef tidewaiter_plugin_determinations_provision_t provision_t;
typedef tidewaiter_plugin_determinations_notice_t notice_t;
typedef tidewaiter_plugin_determinations_missing_t missing_t;
typedef tidewaiter_plugin_determinations_answer_t answer_t;
typedef tidewaiter_plugin_determinations_change_t change_t;
typedef tidewaiter_plugin_determinations_determination_t determination_t;
typedef tidewaiter_plugin_facts_field_t field_t;
typedef exports_tidewaiter_plugin_controls_batch_t batch_t;

enum { FAILS, HOLDS, UNKNOWN };
enum { NOT_SUBJECT, NOTHING, AVAILABLE, MILDEST_LICENSE, LICENSE }; // as verdicts are numbered
enum { SCOPE = 0, RULE = 2, EXCEPTION = 4 };                       // as kinds of provisions are

enum { ORIGIN, BANDWIDTH, DESTINATION, PARTY_COUNTRY, END_USE, FIELDS };

static const char *const PATHS[FIELDS] = {
    "origin", "item.chip.dram_bandwidth", "destination", "parties[].country", "end_use.kind",
};

static const char *const QUESTIONS[FIELDS] = {
    "From which country does the item leave?",
    "What is the chip's total DRAM bandwidth?",
    "To which country does the item go?",
    "In which country is the party?",
    "What will the item be used for?",
};

// What is in force on the day decided, of what was published by the day known.
typedef struct {
  bool order;
  uint32_t limit; // in tenths of GB/s
  const char *limit_words, *below_words;
} law_t;

static law_t law_on(int32_t on, int32_t known) {
  bool order = day(2024, 3, 1) <= on && day(2024, 2, 15) <= known;
  bool amended = day(2025, 1, 1) <= on && day(2024, 11, 20) <= known;
  if (amended) return (law_t){order, 4096, "409.6 GB/s", "409.59 GB/s"};
  return (law_t){order, 6000, "600 GB/s", "599.99 GB/s"};
}

// One answered question. `no` and `yes` are values on either side of its turn, in words.
typedef struct {
  int field;
  truth_t truth;
  const char *path, *text, *value, *no, *yes;
} question_t;

typedef struct {
  question_t origin, fast, destination, medical;
  bool listed; // whether the parties are known
  question_t *parties;
  size_t count;
} answers_t;

static question_t is_one_of(int field, const char *path, const jurisdiction_string_t *value,
                            const char *first, const char *second, const char *words) {
  question_t question = {.field = field, .path = path, .no = "(any other)", .yes = first};
  question.text = joined(path, words, NULL);
  question.value = "unknown";
  question.truth = UNKNOWN;
  if (value) {
    char *own = room(value->len + 1, 1);
    question.value = memcpy(own, value->ptr, value->len);
    question.truth = is(value, first) || (second && is(value, second)) ? HOLDS : FAILS;
  }
  return question;
}

static question_t is_fast(number_t value, const law_t *law) {
  const char *path = PATHS[BANDWIDTH];
  question_t question = {.field = BANDWIDTH, .path = path, .truth = UNKNOWN, .value = "unknown"};
  question.text = joined(path, " >= ", law->limit_words, NULL);
  question.no = law->below_words;
  question.yes = law->limit_words;
  if (value.known) {
    question.truth = at_least(&value, law->limit) ? HOLDS : FAILS;
    question.value = joined(shown(&value), " GB/s", NULL);
  }
  return question;
}

static const char IN_ANNEX[] = " is one of HM, TF";

// The answers for one row, whose parties stand from `first` on.
static answers_t ask(const column_t *columns, size_t row, size_t first, const law_t *law) {
  const tidewaiter_plugin_facts_level_t *list = &columns[PARTY_COUNTRY].levels.ptr[0];
  answers_t answers = {.listed = list->known.ptr[row], .count = list->lengths.ptr[row]};
  answers.parties = room(answers.count, sizeof *answers.parties);
  for (size_t i = 0; i < answers.count; i++) {
    const char *path = joined("parties[", decimal(i), "].country", NULL);
    const jurisdiction_string_t *country = text_at(&columns[PARTY_COUNTRY], first + i);
    answers.parties[i] = is_one_of(PARTY_COUNTRY, path, country, "HM", "TF", IN_ANNEX);
  }
  answers.origin =
      is_one_of(ORIGIN, PATHS[ORIGIN], text_at(&columns[ORIGIN], row), "BV", NULL, " is BV");
  answers.fast = is_fast(number_at(&columns[BANDWIDTH], row), law);
  answers.destination = is_one_of(DESTINATION, PATHS[DESTINATION],
                                  text_at(&columns[DESTINATION], row), "HM", "TF", IN_ANNEX);
  answers.medical = is_one_of(END_USE, PATHS[END_USE], text_at(&columns[END_USE], row),
                              "emergency_medical", NULL, " is emergency_medical");
  return answers;
}

static truth_t both(truth_t a, truth_t b) {
  if (a == FAILS || b == FAILS) return FAILS;
  return a == HOLDS && b == HOLDS ? HOLDS : UNKNOWN;
}

static truth_t either(truth_t a, truth_t b) {
  if (a == HOLDS || b == HOLDS) return HOLDS;
  return a == FAILS && b == FAILS ? FAILS : UNKNOWN;
}

static range_t range(int least, int most) { return (range_t){(uint8_t)least, (uint8_t)most}; }

static bool same(range_t a, range_t b) { return a.least == b.least && a.most == b.most; }

typedef struct {
  truth_t party, annexed, rule;
  range_t gives, range;
} judged_t;

// What follows from the answers, where one question is supposed to be answered so; NULL for none.
static judged_t judge(const answers_t *answers, const question_t *question, truth_t truth) {
#define SEEN(one) ((one) == question ? truth : (one)->truth)
  judged_t judged = {.party = answers->listed ? FAILS : UNKNOWN};
  for (size_t i = 0; i < answers->count; i++)
    judged.party = either(judged.party, SEEN(&answers->parties[i]));
  judged.annexed = either(SEEN(&answers->destination), judged.party);
  judged.rule = both(SEEN(&answers->fast), judged.annexed);

  judged.gives = range(NOTHING, NOTHING);
  if (judged.rule != FAILS) {
    truth_t medical = SEEN(&answers->medical);
    int least = judged.rule == UNKNOWN ? NOTHING : medical == FAILS ? LICENSE : AVAILABLE;
    judged.gives = range(least, medical == HOLDS ? AVAILABLE : LICENSE);
  }
  truth_t origin = SEEN(&answers->origin);
  judged.range = range(origin == HOLDS ? judged.gives.least : NOT_SUBJECT,
                       origin == FAILS ? NOT_SUBJECT : judged.gives.most);
  return judged;
#undef SEEN
}

static jurisdiction_list_string_t words(size_t count, const char *first, const char *second) {
  jurisdiction_list_string_t list = {room(2, sizeof(jurisdiction_string_t)), count};
  if (count > 0) list.ptr[0] = text(first);
  if (count > 1) list.ptr[1] = text(second);
  return list;
}

// Steps of a proof, parent before child.
typedef tidewaiter_plugin_determinations_list_step_t proof_t;

static void step(proof_t *proof, uint32_t depth, const char *label, const char *words,
                 truth_t truth, const char *name, const char *value) {
  step_t *next = &proof->ptr[proof->len++];
  *next = (step_t){.depth = depth, .label = text(label), .text = text(words), .truth = truth};
  if (name) {
    evidence_t fact = {.name = text(name), .value = text(value)};
    next->because.ptr = room(1, sizeof fact);
    next->because.ptr[0] = fact;
    next->because.len = 1;
  }
}

static void leaf(proof_t *proof, uint32_t depth, const question_t *question) {
  step(proof, depth, "", question->text, question->truth, question->path, question->value);
}

static proof_t one_leaf(const question_t *question) {
  proof_t proof = {room(1, sizeof(step_t)), 0};
  leaf(&proof, 0, question);
  return proof;
}

static proof_t rule_proof(const answers_t *answers, const judged_t *judged) {
  proof_t proof = {room(answers->count + 8, sizeof(step_t)), 0};
  step(&proof, 0, "", "together", judged->rule, NULL, NULL);
  step(&proof, 1, "(a)", "its memory is fast", answers->fast.truth, NULL, NULL);
  leaf(&proof, 2, &answers->fast);
  step(&proof, 1, "(b)", "Annex 1 has to do with it", judged->annexed, NULL, NULL);
  step(&proof, 2, "(1)", "it goes to Annex 1", answers->destination.truth, NULL, NULL);
  leaf(&proof, 3, &answers->destination);
  step(&proof, 2, "(2)", "a party is in Annex 1", judged->party, NULL, NULL);
  if (answers->listed) {
    step(&proof, 3, "", "of some element", judged->party, NULL, NULL);
    for (size_t i = 0; i < answers->count; i++) leaf(&proof, 4, &answers->parties[i]);
  } else {
    step(&proof, 3, "", "the list is complete", UNKNOWN, PATHS[PARTY_COUNTRY], "unknown");
  }
  return proof;
}

// Whether a step has the truth of the whole, with all those above it.
static bool counts(const proof_t *proof, size_t place) {
  truth_t truth = proof->ptr[0].truth;
  uint32_t depth = proof->ptr[place].depth + 1;
  for (size_t i = place + 1; i-- > 0;) {
    if (proof->ptr[i].depth >= depth) continue;
    if (proof->ptr[i].truth != truth) return false;
    depth = proof->ptr[i].depth;
  }
  return true;
}

// The innermost steps that have the truth of the whole, in words.
static jurisdiction_list_string_t decisive(const proof_t *proof) {
  jurisdiction_list_string_t found = {room(proof->len, sizeof(jurisdiction_string_t)), 0};
  for (size_t i = 0; i < proof->len; i++) {
    const step_t *own = &proof->ptr[i];
    if (!counts(proof, i)) continue;
    bool innermost = true;
    for (size_t j = i + 1; j < proof->len && proof->ptr[j].depth > own->depth; j++)
      if (proof->ptr[j].depth == own->depth + 1 && proof->ptr[j].truth == own->truth)
        innermost = false;
    if (!innermost) continue;
    const char *label = (const char *)own->label.ptr, *said = (const char *)own->text.ptr;
    const char *whole = joined(label, *label ? " " : "", said, NULL);
    if (own->because.len) {
      const evidence_t *fact = own->because.ptr;
      whole = joined(whole, " (", (const char *)fact->name.ptr, " is ",
                     (const char *)fact->value.ptr, ")", NULL);
    }
    found.ptr[found.len++] = text(whole);
  }
  return found;
}

static provision_t provision(const char *id, uint8_t kind, const char *title, const char *cite,
                             proof_t proof) {
  return (provision_t){
      .id = text(id),
      .kind = kind,
      .title = text(title),
      .cite = words(1, cite, NULL),
      .applies = proof.ptr[0].truth,
      .force = text("2024-03-01 .."),
      .standing = TIDEWAITER_PLUGIN_DETERMINATIONS_STANDING_IN_FORCE,
      .decided_by = decisive(&proof),
      .proof = proof,
  };
}

static int width(range_t range) { return range.most - range.least; }

// A missing fact, where some answer to it would change what is left open.
static void ask_for(determination_t *said, const answers_t *answers, range_t now,
                    const question_t *question) {
  range_t no = judge(answers, question, FAILS).range;
  range_t yes = judge(answers, question, HOLDS).range;
  if (same(no, now) && same(yes, now)) return;
  answer_t *tried = room(2, sizeof *tried);
  bool no_first = no.most < yes.most || (no.most == yes.most && no.least <= yes.least);
  tried[!no_first] = (answer_t){text(question->no), no};
  tried[no_first] = (answer_t){text(question->yes), yes};
  int left = width(no) + width(yes), settles = 0;
  if (width(now)) settles = 100 - 100 * left / (2 * width(now));
  missing_t missing = {.path = text(question->path), .question = text(QUESTIONS[question->field]),
                       .answers = {tried, 2}, .settles = (uint8_t)(settles < 0 ? 0 : settles)};
  // What settles most stands first.
  size_t at = said->missing.len++;
  for (; at > 0; at--) {
    const missing_t *before = &said->missing.ptr[at - 1];
    if (before->settles > missing.settles) break;
    if (before->settles == missing.settles &&
        strcmp((const char *)before->path.ptr, question->path) <= 0)
      break;
    said->missing.ptr[at] = *before;
  }
  said->missing.ptr[at] = missing;
}

// A known fact whose other side would lead to something milder than what is required now.
static void turn(determination_t *said, const answers_t *answers, range_t now,
                 const question_t *question) {
  bool met = question->truth == HOLDS;
  range_t to = judge(answers, question, met ? FAILS : HOLDS).range;
  if (now.least < MILDEST_LICENSE || to.most >= now.least) return;
  change_t change = {text(question->path), text(question->value),
                     text(met ? question->no : question->yes), to};
  size_t at = said->changes.len++;
  for (; at > 0; at--) {
    const change_t *before = &said->changes.ptr[at - 1];
    if (before->leads_to.most < to.most) break;
    if (before->leads_to.most == to.most &&
        strcmp((const char *)before->path.ptr, question->path) <= 0)
      break;
    said->changes.ptr[at] = *before;
  }
  said->changes.ptr[at] = change;
}

static determination_t determination(const answers_t *answers, const judged_t *judged) {
  determination_t said = {.considered.ptr = room(3, sizeof(provision_t))};
  said.considered.ptr[said.considered.len++] =
      provision("scope", SCOPE, "Exports from Bouvet Island", "Order No. 3, section 1",
                one_leaf(&answers->origin));
  // An exception is considered only where there is something to lift.
  bool required = judged->rule != FAILS;
  if (required) {
    provision_t rule = provision("license", RULE, "Fast memory for Annex 1",
                                 "Order No. 3, section 2", rule_proof(answers, judged));
    rule.cite = words(2, "Order No. 3, section 2", "Order No. 3, Annex 1");
    rule.gives.is_some = true;
    rule.gives.val = judged->gives;
    said.considered.ptr[said.considered.len++] = rule;
    provision_t exception = provision("medical", EXCEPTION, "Emergency medical care",
                                      "Order No. 3, section 3", one_leaf(&answers->medical));
    exception.targets = words(1, "license", NULL);
    said.considered.ptr[said.considered.len++] = exception;
  }
  if (answers->origin.truth != FAILS) {
    said.duties.ptr = room(1, sizeof(notice_t));
    said.duties.len = 1;
    said.duties.ptr[0] = (notice_t){text("Keep the shipping papers for five years"),
                                    words(1, "Order No. 3, section 4", NULL), text("records"),
                                    answers->origin.truth};
  }
  size_t count = 0;
  const question_t **asked = room(answers->count + 4, sizeof *asked);
  asked[count++] = &answers->origin;
  asked[count++] = &answers->fast;
  asked[count++] = &answers->destination;
  for (size_t i = 0; i < answers->count; i++) asked[count++] = &answers->parties[i];
  if (required) asked[count++] = &answers->medical;
  said.missing.ptr = room(count, sizeof(missing_t));
  said.changes.ptr = room(count, sizeof(change_t));
  for (size_t i = 0; i < count; i++) {
    if (asked[i]->truth == UNKNOWN) ask_for(&said, answers, judged->range, asked[i]);
    else turn(&said, answers, judged->range, asked[i]);
  }
  return said;
}

void exports_tidewaiter_plugin_controls_describe(
    exports_tidewaiter_plugin_controls_description_t *said) {
  field_t *fields = room(FIELDS, sizeof *fields);
  for (int i = 0; i < FIELDS; i++) {
    fields[i].path = text(PATHS[i]);
    fields[i].kind.tag = TIDEWAITER_PLUGIN_FACTS_KIND_TEXT;
  }
  fields[BANDWIDTH].kind.tag = TIDEWAITER_PLUGIN_FACTS_KIND_NUMBER;
  fields[BANDWIDTH].kind.val.number = text("GB/s");
  *said = (exports_tidewaiter_plugin_controls_description_t){
      .name = text("bouvet-memory"),
      .version = text("0.1.0"),
      .jurisdiction = text("BV"),
      .issuer = text("Bouvet Harbor Office (invented)"),
      .fields = {fields, FIELDS},
  };
}

bool exports_tidewaiter_plugin_controls_decide(
    batch_t *batch, exports_tidewaiter_plugin_controls_answers_t *said, jurisdiction_string_t *refused) {
  if (batch->columns.len != FIELDS) {
    *refused = text("other columns came than were asked for");
    return false;
  }
  law_t law = law_on(batch->on, batch->known);
  bool proof = batch->detail == EXPORTS_TIDEWAITER_PLUGIN_CONTROLS_DETAIL_PROOF;
  *said = (exports_tidewaiter_plugin_controls_answers_t){
      .ranges = {room(batch->rows, sizeof(range_t)), batch->rows}};
  if (proof) {
    said->determinations.ptr = room(batch->rows, sizeof(determination_t));
    said->determinations.len = batch->rows;
  }
  size_t first = 0;
  for (size_t row = 0; row < batch->rows; row++) {
    answers_t answers = ask(batch->columns.ptr, row, first, &law);
    first += answers.count;
    judged_t judged = judge(&answers, NULL, UNKNOWN);
    // Before the order is in force nothing is said, and nothing is subject to it: all zero.
    if (!law.order) continue;
    said->ranges.ptr[row] = judged.range;
    if (proof) said->determinations.ptr[row] = determination(&answers, &judged);
  }
  return true;
}
