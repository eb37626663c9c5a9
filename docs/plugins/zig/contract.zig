//! The contract in Zig: the types of plugin.wit as they lie in memory, and what a plugin exports.
//! Nothing here knows any law. layout.zig holds these types against the generated bindings.

const std = @import("std");
const Allocator = std.mem.Allocator;

/// A list as it crosses. An empty one may come without a pointer.
pub fn List(comptime T: type) type {
    return extern struct {
        ptr: ?[*]const T = null,
        len: usize = 0,

        pub const empty: @This() = .{};

        /// The items stay where they are. They must outlive the call, as what is known at compile
        /// time and what was allocated does.
        pub fn of(items: []const T) @This() {
            // The place of nothing may lie outside the memory, which the host refuses.
            if (items.len == 0) return .empty;
            return .{ .ptr = items.ptr, .len = items.len };
        }

        pub fn slice(list: @This()) []const T {
            const ptr = list.ptr orelse return &.{};
            return ptr[0..list.len];
        }
    };
}

pub const Text = List(u8);

// Facts, as columns. The tags that come in are open, with `_`: what is not known is refused.

pub const Kind = extern struct {
    tag: enum(u8) { truth, number, percent, money, day, text },
    val: extern union { number: Text } = .{ .number = .empty },

    pub fn number(unit: []const u8) Kind {
        return .{ .tag = .number, .val = .{ .number = .of(unit) } };
    }
};

pub const Field = extern struct {
    path: Text,
    kind: Kind,
};

pub const Decimals = extern struct {
    scale: u8,
    values: List(i64),
};

pub const Numbers = extern struct {
    tag: enum(u8) { decimals, fractions, _ },
    val: extern union { decimals: Decimals, fractions: List(Text) },
};

pub const Texts = extern struct {
    dictionary: List(Text),
    places: List(u32),
};

pub const Amounts = extern struct {
    amounts: Numbers,
    currencies: Texts,
};

pub const Values = extern struct {
    tag: enum(u8) { truths, numbers, money, days, texts, _ },
    val: extern union {
        truths: List(bool),
        numbers: Numbers,
        money: Amounts,
        days: List(i32),
        texts: Texts,
    },
};

pub const Level = extern struct {
    known: List(bool),
    lengths: List(u32),
};

pub const Column = extern struct {
    levels: List(Level),
    known: List(bool),
    values: Values,
};

// What the law says of a transaction, and why.

pub const Truth = enum(u8) {
    fails,
    holds,
    unknown,

    pub fn of(known: ?bool) Truth {
        return if (known orelse return .unknown) .holds else .fails;
    }

    pub fn both(a: Truth, b: Truth) Truth {
        if (a == .fails or b == .fails) return .fails;
        return if (a == .holds and b == .holds) .holds else .unknown;
    }

    pub fn either(a: Truth, b: Truth) Truth {
        if (a == .holds or b == .holds) return .holds;
        return if (a == .fails and b == .fails) .fails else .unknown;
    }
};

/// From least to most restrictive.
pub const Verdict = enum(u8) {
    not_subject,
    no_license_required,
    exception_available,
    license_required_presumption_of_approval,
    license_required_case_by_case,
    license_required_presumption_of_denial,
    license_required_policy_of_denial,
    prohibited,

    pub fn order(a: Verdict, b: Verdict) std.math.Order {
        return std.math.order(@backingInt(a), @backingInt(b));
    }
};

pub const Range = extern struct {
    least: Verdict,
    most: Verdict,

    pub fn exactly(verdict: Verdict) Range {
        return .{ .least = verdict, .most = verdict };
    }

    pub fn eql(a: Range, b: Range) bool {
        return a.least == b.least and a.most == b.most;
    }

    pub fn width(range: Range) u32 {
        return @backingInt(range.most) - @backingInt(range.least);
    }
};

pub const EvidenceKind = enum(u8) { fact, judgment, parameter, list, table, computed };

pub const Evidence = extern struct {
    kind: EvidenceKind,
    name: Text,
    value: Text,
    note: Text = .empty,
};

pub const Step = extern struct {
    depth: u32,
    label: Text = .empty,
    text: Text,
    truth: Truth,
    because: List(Evidence) = .empty,
    cite: List(Text) = .empty,
};

pub const ProvisionKind = enum(u8) {
    scope,
    class,
    rule,
    review,
    exception,
    red_flag,
    duty,
    not_encoded,
};

pub const Standing = enum(u8) {
    in_force,
    not_in_force,
    compliance_not_due,
    suspended,
    perhaps_suspended,
    not_enforced,
};

pub const OptionalRange = extern struct {
    is_some: bool,
    val: Range,

    pub const none: OptionalRange = .{ .is_some = false, .val = .exactly(.not_subject) };

    pub fn some(range: Range) OptionalRange {
        return .{ .is_some = true, .val = range };
    }
};

pub const Provision = extern struct {
    id: Text,
    kind: ProvisionKind,
    title: Text,
    cite: List(Text),
    applies: Truth = .unknown,
    force: Text,
    standing: Standing,
    gives: OptionalRange = .none,
    targets: List(Text) = .empty,
    decided_by: List(Text) = .empty,
    remarks: List(Text) = .empty,
    proof: List(Step) = .empty,
};

pub const Notice = extern struct {
    text: Text,
    cite: List(Text),
    from: Text,
    applies: Truth = .unknown,
};

pub const Answer = extern struct {
    value: Text,
    leads_to: Range,
};

pub const Missing = extern struct {
    path: Text,
    question: Text,
    answers: List(Answer),
    settles: u8,
};

pub const Change = extern struct {
    path: Text,
    from: Text,
    to: Text,
    leads_to: Range,
};

pub const Determination = extern struct {
    considered: List(Provision) = .empty,
    not_encoded: List(Provision) = .empty,
    duties: List(Notice) = .empty,
    red_flags: List(Notice) = .empty,
    missing: List(Missing) = .empty,
    changes: List(Change) = .empty,
    remarks: List(Text) = .empty,
};

// What a jurisdiction gives to the host.

pub const Description = extern struct {
    name: Text,
    version: Text,
    jurisdiction: Text,
    issuer: Text,
    fields: List(Field),
};

pub const Posture = enum(u32) { as_enforced, as_written, _ };
pub const Detail = enum(u32) { outcome, proof, _ };

/// A batch crosses as plain arguments and lies nowhere in memory: a type of Zig.
pub const Batch = struct {
    rows: u32,
    columns: []const Column,
    on: i32,
    known: i32,
    posture: Posture,
    detail: Detail,
};

pub const Answers = extern struct {
    ranges: List(Range),
    determinations: List(Determination) = .empty,
};

pub const Result = extern struct {
    is_err: bool,
    val: extern union { ok: Answers, err: Text },
};

/// Exports a law to the host. The law has a `description`, a function `decide` that gives `Answers`
/// or an error, and a function `words` that says in words what an error means.
///
/// Nothing is ever freed: the host starts a fresh instance for each batch, and drops it.
pub fn exportJurisdiction(comptime law: type) void {
    // In a module this is `std.heap.wasm_allocator`.
    const memory = std.heap.page_allocator;

    const exports = struct {
        var result: Result = undefined;

        fn describe() callconv(.c) *const Description {
            return &law.description;
        }

        fn decide(
            rows: u32,
            columns: ?[*]const Column,
            count: usize,
            on: i32,
            known: i32,
            posture: Posture,
            detail: Detail,
        ) callconv(.c) *const Result {
            const came: List(Column) = .{ .ptr = columns, .len = count };
            const batch: Batch = .{
                .rows = rows,
                .columns = came.slice(),
                .on = on,
                .known = known,
                .posture = posture,
                .detail = detail,
            };
            result = if (law.decide(memory, batch)) |answers|
                .{ .is_err = false, .val = .{ .ok = answers } }
            else |refusal|
                .{ .is_err = true, .val = .{ .err = .of(law.words(refusal)) } };
            return &result;
        }

        /// Memory for what the host hands over. Where there is none, no answer can be given either.
        fn realloc(
            old: ?[*]const u8,
            old_len: usize,
            alignment: usize,
            len: usize,
        ) callconv(.c) [*]u8 {
            if (len == 0) return @ptrFromInt(alignment);
            const block = memory.rawAlloc(len, .fromByteUnits(alignment), 0) orelse @trap();
            if (old) |from| {
                const kept = @min(old_len, len);
                @memcpy(block[0..kept], from[0..kept]);
            }
            return block;
        }
    };

    @export(&exports.describe, .{ .name = "tidewaiter:plugin/controls@0.1.0#describe" });
    @export(&exports.decide, .{ .name = "tidewaiter:plugin/controls@0.1.0#decide" });
    @export(&exports.realloc, .{ .name = "cabi_realloc" });
}
