//! Order No. 3 of the Bouvet Harbor Office, which nobody ever issued: see ../example-law.md.
//!
//! Of each row five questions are asked, each answered by holds, fails or unknown. What the law
//! says follows from these answers; so does what is missing: each unknown is supposed either way.

const std = @import("std");
const Allocator = std.mem.Allocator;
const columns = @import("columns.zig");
const contract = @import("contract.zig");
const Lists = columns.Lists;
const Number = columns.Number;
const Numbers = columns.Numbers;
const Texts = columns.Texts;
const List = contract.List;
const Provision = contract.Provision;
const Range = contract.Range;
const Step = contract.Step;
const Text = contract.Text;
const Truth = contract.Truth;

comptime {
    contract.exportJurisdiction(@This());
}

// What is asked of the host, in the order in which the columns come.

const Field = struct {
    path: []const u8,
    question: []const u8,
};

const origin: Field = .{
    .path = "origin",
    .question = "From which country does the item leave?",
};
const bandwidth: Field = .{
    .path = "item.chip.dram_bandwidth",
    .question = "What is the chip's total DRAM bandwidth?",
};
const destination: Field = .{
    .path = "destination",
    .question = "To which country does the item go?",
};
const party_country: Field = .{
    .path = "parties[].country",
    .question = "In which country is the party?",
};
const end_use: Field = .{
    .path = "end_use.kind",
    .question = "What will the item be used for?",
};

pub const description: contract.Description = .{
    .name = .of("bouvet-memory"),
    .version = .of("0.1.0"),
    .jurisdiction = .of("BV"),
    .issuer = .of("Bouvet Harbor Office (invented)"),
    .fields = .of(&.{
        .{ .path = .of(origin.path), .kind = .{ .tag = .text } },
        .{ .path = .of(bandwidth.path), .kind = .number("GB/s") },
        .{ .path = .of(destination.path), .kind = .{ .tag = .text } },
        .{ .path = .of(party_country.path), .kind = .{ .tag = .text } },
        .{ .path = .of(end_use.path), .kind = .{ .tag = .text } },
    }),
};

const Facts = struct {
    origin: Texts,
    bandwidth: Numbers,
    destination: Texts,
    parties: Lists,
    party_country: Texts,
    end_use: Texts,

    fn of(batch: contract.Batch) columns.Refusal!Facts {
        const came = batch.columns;
        if (came.len != description.fields.len) return error.OtherColumns;
        const parties: Lists = try .of(came[3], batch.rows);
        return .{
            .origin = try .of(came[0], batch.rows),
            .bandwidth = try .of(came[1], batch.rows),
            .destination = try .of(came[2], batch.rows),
            .parties = parties,
            .party_country = try .of(came[3], parties.total),
            .end_use = try .of(came[4], batch.rows),
        };
    }
};

// The law.

const scope: Provision = .{
    .id = .of("scope"),
    .kind = .scope,
    .title = .of("Exports from Bouvet Island"),
    .cite = .of(&.{.of("Order No. 3, section 1")}),
    .force = .of("2024-03-01 .."),
    .standing = .in_force,
};
const license: Provision = .{
    .id = .of("license"),
    .kind = .rule,
    .title = .of("Fast memory for Annex 1"),
    .cite = .of(&.{ .of("Order No. 3, section 2"), .of("Order No. 3, Annex 1") }),
    .force = .of("2024-03-01 .."),
    .standing = .in_force,
};
const medical: Provision = .{
    .id = .of("medical"),
    .kind = .exception,
    .title = .of("Emergency medical care"),
    .cite = .of(&.{.of("Order No. 3, section 3")}),
    .force = .of("2024-03-01 .."),
    .standing = .in_force,
    .targets = .of(&.{license.id}),
};
const records: contract.Notice = .{
    .text = .of("Keep the shipping papers for five years"),
    .cite = .of(&.{.of("Order No. 3, section 4")}),
    .from = .of("records"),
};

/// Section 2(a): from where on memory is fast, and a value below, in words.
const Limit = struct {
    value: Number,
    words: []const u8,
    below: []const u8,

    const first: Limit = .{
        .value = .decimal(600, 0),
        .words = "600 GB/s",
        .below = "599.99 GB/s",
    };
    const amended: Limit = .{
        .value = .decimal(4096, 1),
        .words = "409.6 GB/s",
        .below = "409.59 GB/s",
    };
};

/// The limit in force on a day, of what was published by the day known; null before the order is.
fn limitOn(on: i32, known: i32) ?Limit {
    const day = columns.day;
    if (on < day(2024, 3, 1) or known < day(2024, 2, 15)) return null;
    if (on < day(2025, 1, 1) or known < day(2024, 11, 20)) return .first;
    return .amended;
}

/// Names of which one is looked for, and how a step says so.
const Sought = struct {
    names: []const []const u8,
    words: []const u8,

    const bouvet: Sought = .{ .names = &.{"BV"}, .words = "is BV" };
    const annex: Sought = .{ .names = &.{ "HM", "TF" }, .words = "is one of HM, TF" };
    const emergency: Sought = .{
        .names = &.{"emergency_medical"},
        .words = "is emergency_medical",
    };

    fn has(sought: Sought, name: []const u8) bool {
        for (sought.names) |own| if (std.mem.eql(u8, own, name)) return true;
        return false;
    }
};

/// One answered question. `no` and `yes` are values on either side of its turn, in words.
const Question = struct {
    field: *const Field,
    path: []const u8,
    text: []const u8,
    truth: Truth,
    value: []const u8,
    no: []const u8,
    yes: []const u8,

    fn isOneOf(
        memory: Allocator,
        field: *const Field,
        path: []const u8,
        value: ?[]const u8,
        sought: Sought,
    ) !Question {
        return .{
            .field = field,
            .path = path,
            .text = try memory.print("{s} {s}", .{ path, sought.words }),
            .truth = .of(if (value) |name| sought.has(name) else null),
            .value = value orelse "unknown",
            .no = "(any other)",
            .yes = sought.names[0],
        };
    }

    fn isFast(memory: Allocator, value: ?Number, limit: Limit) !Question {
        return .{
            .field = &bandwidth,
            .path = bandwidth.path,
            .text = try memory.print("{s} >= {s}", .{ bandwidth.path, limit.words }),
            .truth = .of(if (value) |number| number.atLeast(limit.value) else null),
            .value = if (value) |number|
                try memory.print("{s} GB/s", .{try number.words(memory)})
            else
                "unknown",
            .no = limit.below,
            .yes = limit.words,
        };
    }

    /// The answer, or the one that is supposed for this question.
    fn given(question: *const Question, supposed: ?Supposed) Truth {
        if (supposed) |other| if (other.question == question) return other.truth;
        return question.truth;
    }
};

/// The answers for one row.
const Answers = struct {
    origin: Question,
    fast: Question,
    destination: Question,
    /// Null where the list is not known.
    parties: ?[]const Question,
    medical: Question,

    /// The row's parties stand from `first` on.
    fn of(memory: Allocator, facts: Facts, row: usize, first: usize, limit: Limit) !Answers {
        const found = try memory.alloc(Question, facts.parties.lengths[row]);
        for (found, first.., 0..) |*party, place, i| {
            const path = try memory.print("parties[{d}].country", .{i});
            const country = try facts.party_country.at(place);
            party.* = try .isOneOf(memory, &party_country, path, country, .annex);
        }
        const from = try facts.origin.at(row);
        const to = try facts.destination.at(row);
        const use = try facts.end_use.at(row);
        return .{
            .origin = try .isOneOf(memory, &origin, origin.path, from, .bouvet),
            .fast = try .isFast(memory, try facts.bandwidth.at(row), limit),
            .destination = try .isOneOf(memory, &destination, destination.path, to, .annex),
            .parties = if (facts.parties.known[row]) found else null,
            .medical = try .isOneOf(memory, &end_use, end_use.path, use, .emergency),
        };
    }
};

/// An answer that is supposed for one question, to see where it would lead.
const Supposed = struct {
    question: *const Question,
    truth: Truth,
};

/// What follows from the answers.
const Judged = struct {
    party: Truth,
    annexed: Truth,
    rule: Truth,
    /// What the rule gives, with its exception.
    gives: Range,
    range: Range,

    fn of(answers: *const Answers, supposed: ?Supposed) Judged {
        var party: Truth = if (answers.parties == null) .unknown else .fails;
        for (answers.parties orelse &.{}) |*one| party = party.either(one.given(supposed));
        const annexed = party.either(answers.destination.given(supposed));
        const rule = annexed.both(answers.fast.given(supposed));

        const required: Range = switch (answers.medical.given(supposed)) {
            .fails => .exactly(.license_required_case_by_case),
            .holds => .exactly(.exception_available),
            .unknown => .{ .least = .exception_available, .most = .license_required_case_by_case },
        };
        const gives: Range = switch (rule) {
            .fails => .exactly(.no_license_required),
            .holds => required,
            .unknown => .{ .least = .no_license_required, .most = required.most },
        };
        const range: Range = switch (answers.origin.given(supposed)) {
            .fails => .exactly(.not_subject),
            .holds => gives,
            .unknown => .{ .least = .not_subject, .most = gives.most },
        };
        return .{
            .party = party,
            .annexed = annexed,
            .rule = rule,
            .gives = gives,
            .range = range,
        };
    }
};

/// The steps of a proof, parent before child.
const Proof = struct {
    memory: Allocator,
    steps: std.ArrayList(Step) = .empty,

    fn step(proof: *Proof, depth: u32, label: []const u8, text: []const u8, truth: Truth) !void {
        try proof.steps.append(proof.memory, .{
            .depth = depth,
            .label = .of(label),
            .text = .of(text),
            .truth = truth,
        });
    }

    /// A step that rests on a fact.
    fn fact(
        proof: *Proof,
        depth: u32,
        text: []const u8,
        truth: Truth,
        path: []const u8,
        value: []const u8,
    ) !void {
        const because = try proof.memory.dupe(contract.Evidence, &.{
            .{ .kind = .fact, .name = .of(path), .value = .of(value) },
        });
        try proof.steps.append(proof.memory, .{
            .depth = depth,
            .text = .of(text),
            .truth = truth,
            .because = .of(because),
        });
    }

    fn question(proof: *Proof, depth: u32, asked: *const Question) !void {
        try proof.fact(depth, asked.text, asked.truth, asked.path, asked.value);
    }

    fn ofQuestion(memory: Allocator, asked: *const Question) ![]const Step {
        var proof: Proof = .{ .memory = memory };
        try proof.question(0, asked);
        return proof.steps.items;
    }

    fn ofRule(memory: Allocator, answers: *const Answers, judged: Judged) ![]const Step {
        var proof: Proof = .{ .memory = memory };
        try proof.step(0, "", "together", judged.rule);
        try proof.step(1, "(a)", "its memory is fast", answers.fast.truth);
        try proof.question(2, &answers.fast);
        try proof.step(1, "(b)", "Annex 1 has to do with it", judged.annexed);
        try proof.step(2, "(1)", "it goes to Annex 1", answers.destination.truth);
        try proof.question(3, &answers.destination);
        try proof.step(2, "(2)", "a party is in Annex 1", judged.party);
        if (answers.parties) |parties| {
            try proof.step(3, "", "of some element", judged.party);
            for (parties) |*party| try proof.question(4, party);
        } else {
            try proof.fact(3, "the list is complete", .unknown, party_country.path, "unknown");
        }
        return proof.steps.items;
    }
};

/// The innermost steps that have the truth of the whole, with all those above them, in words.
fn decisive(memory: Allocator, proof: []const Step) ![]const Text {
    var found: std.ArrayList(Text) = .empty;
    var last: ?Step = null;
    // Steps further down are under one that has another truth.
    var reach: u32 = 0;
    for (proof) |step| {
        if (step.depth > reach) continue;
        reach = step.depth;
        if (step.truth != proof[0].truth) continue;
        reach += 1;
        if (last) |before| if (before.depth >= step.depth)
            try found.append(memory, try inWords(memory, before));
        last = step;
    }
    if (last) |step| try found.append(memory, try inWords(memory, step));
    return found.items;
}

fn inWords(memory: Allocator, step: Step) !Text {
    var said: std.ArrayList(u8) = .empty;
    const label = step.label.slice();
    if (label.len != 0) try said.print(memory, "{s} ", .{label});
    try said.appendSlice(memory, step.text.slice());
    for (step.because.slice()) |fact|
        try said.print(memory, " ({s} is {s})", .{ fact.name.slice(), fact.value.slice() });
    return .of(said.items);
}

/// A provision with its proof for one row.
fn proven(memory: Allocator, provision: Provision, proof: []const Step) !Provision {
    var own = provision;
    own.applies = proof[0].truth;
    own.decided_by = .of(try decisive(memory, proof));
    own.proof = .of(proof);
    return own;
}

/// A missing fact; null where no answer to it would change what is left open.
fn missing(
    memory: Allocator,
    answers: *const Answers,
    now: Range,
    question: *const Question,
) !?contract.Missing {
    const no = Judged.of(answers, .{ .question = question, .truth = .fails }).range;
    const yes = Judged.of(answers, .{ .question = question, .truth = .holds }).range;
    if (no.eql(now) and yes.eql(now)) return null;

    const tried = try memory.dupe(contract.Answer, &.{
        .{ .value = .of(question.no), .leads_to = no },
        .{ .value = .of(question.yes), .leads_to = yes },
    });
    // The milder one stands first.
    const order = no.most.order(yes.most);
    if (order == .gt or (order == .eq and no.least.order(yes.least) == .gt))
        std.mem.swap(contract.Answer, &tried[0], &tried[1]);

    const left = no.width() + yes.width();
    return .{
        .path = .of(question.path),
        .question = .of(question.field.question),
        .answers = .of(tried),
        .settles = if (now.width() == 0) 0 else @intCast(100 -| 100 * left / (2 * now.width())),
    };
}

/// What settles most stands first.
fn settlesMore(_: void, a: contract.Missing, b: contract.Missing) bool {
    if (a.settles != b.settles) return a.settles > b.settles;
    return std.mem.lessThan(u8, a.path.slice(), b.path.slice());
}

/// A change in a known fact; null where it leads to nothing milder than what is required now.
fn change(answers: *const Answers, now: Range, question: *const Question) ?contract.Change {
    if (now.least.order(.license_required_presumption_of_approval) == .lt) return null;
    const met = question.truth == .holds;
    const other: Truth = if (met) .fails else .holds;
    const to = Judged.of(answers, .{ .question = question, .truth = other }).range;
    if (to.most.order(now.least) != .lt) return null;
    return .{
        .path = .of(question.path),
        .from = .of(question.value),
        .to = .of(if (met) question.no else question.yes),
        .leads_to = to,
    };
}

/// What leads to the mildest stands first.
fn milder(_: void, a: contract.Change, b: contract.Change) bool {
    const order = a.leads_to.most.order(b.leads_to.most);
    if (order != .eq) return order == .lt;
    return std.mem.lessThan(u8, a.path.slice(), b.path.slice());
}

fn determination(
    memory: Allocator,
    answers: *const Answers,
    judged: Judged,
) !contract.Determination {
    var considered: std.ArrayList(Provision) = .empty;
    var duties: std.ArrayList(contract.Notice) = .empty;
    var asked: std.ArrayList(*const Question) = .empty;

    const leaves = try Proof.ofQuestion(memory, &answers.origin);
    try considered.append(memory, try proven(memory, scope, leaves));
    if (answers.origin.truth != .fails) {
        var duty = records;
        duty.applies = answers.origin.truth;
        try duties.append(memory, duty);
    }
    try asked.appendSlice(memory, &.{ &answers.origin, &answers.fast, &answers.destination });
    for (answers.parties orelse &.{}) |*party| try asked.append(memory, party);

    // An exception is considered only where there is something to lift.
    if (judged.rule != .fails) {
        const steps = try Proof.ofRule(memory, answers, judged);
        var rule = try proven(memory, license, steps);
        rule.gives = .some(judged.gives);
        const care = try Proof.ofQuestion(memory, &answers.medical);
        try considered.appendSlice(memory, &.{ rule, try proven(memory, medical, care) });
        try asked.append(memory, &answers.medical);
    }

    var unknowns: std.ArrayList(contract.Missing) = .empty;
    var changes: std.ArrayList(contract.Change) = .empty;
    for (asked.items) |question| {
        if (question.truth == .unknown) {
            if (try missing(memory, answers, judged.range, question)) |found|
                try unknowns.append(memory, found);
        } else if (change(answers, judged.range, question)) |found| {
            try changes.append(memory, found);
        }
    }
    std.sort.insertion(contract.Missing, unknowns.items, {}, settlesMore);
    std.sort.insertion(contract.Change, changes.items, {}, milder);
    return .{
        .considered = .of(considered.items),
        .duties = .of(duties.items),
        .missing = .of(unknowns.items),
        .changes = .of(changes.items),
    };
}

const Refusal = columns.Refusal || Allocator.Error;

/// What stands in the decision where a batch is refused.
pub fn words(refusal: Refusal) []const u8 {
    return switch (refusal) {
        error.OtherColumns => "other columns came than were asked for",
        error.NoText => "a text points outside its dictionary",
        error.NoNumber => "a column holds something that is no number",
        error.OutOfMemory => "the batch takes more memory than there is",
    };
}

pub fn decide(memory: Allocator, batch: contract.Batch) Refusal!contract.Answers {
    const facts: Facts = try .of(batch);
    const ranges = try memory.alloc(Range, batch.rows);
    const proofs: usize = if (batch.detail == .proof) batch.rows else 0;
    const determinations = try memory.alloc(contract.Determination, proofs);
    // Before the order is in force nothing is said, and nothing is subject to it.
    @memset(ranges, .exactly(.not_subject));
    @memset(determinations, .{});
    if (limitOn(batch.on, batch.known)) |limit| {
        var first: usize = 0;
        for (0..batch.rows) |row| {
            const answers: Answers = try .of(memory, facts, row, first, limit);
            first += facts.parties.lengths[row];
            const judged: Judged = .of(&answers, null);
            ranges[row] = judged.range;
            if (batch.detail == .proof)
                determinations[row] = try determination(memory, &answers, judged);
        }
    }
    return .{ .ranges = .of(ranges), .determinations = .of(determinations) };
}

const testing = std.testing;

test "the batch of the guide that is worked by hand" {
    var arena: std.heap.ArenaAllocator = .init(testing.allocator);
    defer arena.deinit();
    const parties: contract.Level = .{
        .known = .of(&.{ true, true, false }),
        .lengths = .of(&.{ 2, 2, 0 }),
    };
    const came = [_]contract.Column{
        texts(&.{}, &.{ true, true, true }, &.{.of("BV")}, &.{ 0, 0, 0 }),
        .{
            .levels = .empty,
            .known = .of(&.{ true, true, false }),
            .values = .{ .tag = .numbers, .val = .{ .numbers = .{
                .tag = .decimals,
                .val = .{ .decimals = .{ .scale = 2, .values = .of(&.{ 60000, 61275, 0 }) } },
            } } },
        },
        texts(&.{}, &.{ true, true, false }, &.{ .of("HM"), .of("NO") }, &.{ 0, 1, 0 }),
        texts(
            &.{parties},
            &.{ true, true, true, false },
            &.{ .of("BV"), .of("HM"), .of("NO") },
            &.{ 0, 1, 2, 0 },
        ),
        texts(
            &.{},
            &.{ true, true, false },
            &.{ .of("civil"), .of("emergency_medical") },
            &.{ 0, 1, 0 },
        ),
    };
    var batch: contract.Batch = .{
        .rows = 3,
        .columns = &came,
        .on = 19_877,
        .known = 19_877,
        .posture = .as_enforced,
        .detail = .proof,
    };
    const said = try decide(arena.allocator(), batch);
    try testing.expectEqualSlices(Range, &.{
        .exactly(.license_required_case_by_case),
        .{ .least = .no_license_required, .most = .exception_available },
        .{ .least = .no_license_required, .most = .license_required_case_by_case },
    }, said.ranges.slice());
    const unknowns = said.determinations.slice()[1].missing.slice();
    try testing.expectEqual(1, unknowns.len);
    try testing.expectEqualStrings("parties[1].country", unknowns[0].path.slice());
    try testing.expectEqual(100, unknowns[0].settles);

    batch.columns = came[1..];
    try testing.expectError(error.OtherColumns, decide(arena.allocator(), batch));
    batch.columns = &.{ came[1], came[0], came[2], came[3], came[4] };
    try testing.expectError(error.OtherColumns, decide(arena.allocator(), batch));
    batch.columns = &came;
    batch.rows = 4;
    try testing.expectError(error.OtherColumns, decide(arena.allocator(), batch));
}

/// A column of texts.
fn texts(
    levels: []const contract.Level,
    known: []const bool,
    dictionary: []const Text,
    places: []const u32,
) contract.Column {
    return .{
        .levels = .of(levels),
        .known = .of(known),
        .values = .{ .tag = .texts, .val = .{ .texts = .{
            .dictionary = .of(dictionary),
            .places = .of(places),
        } } },
    };
}

test {
    _ = columns;
}
