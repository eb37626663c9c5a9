//! Columns as rows, and exact numbers. Nothing here knows any law.
//!
//! A column is looked at once, as a whole: whether it is of the kind that was asked for, and as
//! long as it should be. After that its values can be taken one by one.

const std = @import("std");
const Allocator = std.mem.Allocator;
const contract = @import("contract.zig");
const Column = contract.Column;

/// Why a batch is refused.
pub const Refusal = error{ OtherColumns, NoText, NoNumber };

/// A column of texts.
pub const Texts = struct {
    known: []const bool,
    places: []const u32,
    dictionary: []const contract.Text,

    pub fn of(column: Column, len: usize) Refusal!Texts {
        const known = column.known.slice();
        if (column.values.tag != .texts or known.len != len) return error.OtherColumns;
        const texts = column.values.val.texts;
        const places = texts.places.slice();
        if (places.len != len) return error.OtherColumns;
        return .{ .known = known, .places = places, .dictionary = texts.dictionary.slice() };
    }

    /// The text at a place; null where it is not known. What stands in the place of an unknown
    /// value means nothing: it may point into an empty dictionary.
    pub fn at(texts: Texts, place: usize) Refusal!?[]const u8 {
        if (!texts.known[place]) return null;
        const entry = texts.places[place];
        if (entry >= texts.dictionary.len) return error.NoText;
        return texts.dictionary[entry].slice();
    }
};

/// A column of numbers.
pub const Numbers = struct {
    known: []const bool,
    values: union(enum) {
        decimals: struct { scale: u8, values: []const i64 },
        fractions: []const contract.Text,
    },

    pub fn of(column: Column, len: usize) Refusal!Numbers {
        const known = column.known.slice();
        if (column.values.tag != .numbers or known.len != len) return error.OtherColumns;
        const numbers = column.values.val.numbers;
        switch (numbers.tag) {
            .decimals => {
                const scale = numbers.val.decimals.scale;
                const values = numbers.val.decimals.values.slice();
                if (values.len != len or scale > 18) return error.OtherColumns;
                return .{
                    .known = known,
                    .values = .{ .decimals = .{ .scale = scale, .values = values } },
                };
            },
            .fractions => {
                const fractions = numbers.val.fractions.slice();
                if (fractions.len != len) return error.OtherColumns;
                return .{ .known = known, .values = .{ .fractions = fractions } };
            },
            _ => return error.OtherColumns,
        }
    }

    /// The number at a place; null where it is not known.
    pub fn at(numbers: Numbers, place: usize) Refusal!?Number {
        if (!numbers.known[place]) return null;
        return switch (numbers.values) {
            .decimals => |decimals| .decimal(decimals.values[place], decimals.scale),
            .fractions => |fractions| try .parse(fractions[place].slice()),
        };
    }
};

/// The one list on the way to a column: of each row, how many elements it has.
pub const Lists = struct {
    known: []const bool,
    lengths: []const u32,
    /// How many elements all rows have.
    total: usize,

    pub fn of(column: Column, rows: usize) Refusal!Lists {
        const levels = column.levels.slice();
        if (levels.len != 1) return error.OtherColumns;
        const known = levels[0].known.slice();
        const lengths = levels[0].lengths.slice();
        if (known.len != rows or lengths.len != rows) return error.OtherColumns;
        var total: usize = 0;
        for (lengths) |len| total +|= len;
        return .{ .known = known, .lengths = lengths, .total = total };
    }
};

/// An exact number: a fraction of two whole numbers. Both fit 128 bits, so their products fit 256.
pub const Number = struct {
    above: i128,
    below: u128,

    pub fn decimal(value: i64, scale: u8) Number {
        var below: u128 = 1;
        for (0..scale) |_| below *= 10;
        return .{ .above = value, .below = below };
    }

    /// Reads `2/3`, `-5` or `100000000000000000000`.
    pub fn parse(text: []const u8) Refusal!Number {
        const above, const below = std.mem.cutScalar(u8, text, '/') orelse .{ text, "1" };
        const number: Number = .{
            .above = std.fmt.parseInt(i128, above, 10) catch return error.NoNumber,
            .below = std.fmt.parseInt(u128, below, 10) catch return error.NoNumber,
        };
        return if (number.below == 0) error.NoNumber else number;
    }

    pub fn atLeast(number: Number, limit: Number) bool {
        // Crosswise, so that nothing is divided and nothing rounded.
        return @as(i256, number.above) * limit.below >= @as(i256, limit.above) * number.below;
    }

    /// In words: written out where it ends within 18 places, else as a fraction.
    pub fn words(number: Number, memory: Allocator) Allocator.Error![]const u8 {
        const above = @abs(number.above);
        var text: std.ArrayList(u8) = .empty;
        if (number.above < 0) try text.append(memory, '-');
        try text.print(memory, "{d}", .{above / number.below});
        var rest: u256 = above % number.below;
        if (rest != 0) try text.append(memory, '.');
        for (0..18) |_| {
            if (rest == 0) break;
            rest *= 10;
            try text.append(memory, '0' + @as(u8, @intCast(rest / number.below)));
            rest %= number.below;
        }
        if (rest == 0) return text.items;
        return memory.print("{d}/{d}", .{ number.above, number.below });
    }
};

/// Days since 1970-01-01.
pub fn day(year: i32, month: i32, of_month: i32) i32 {
    // A year that begins in March has the day of a leap year last.
    const shifted = @mod(month - 3, 12);
    const own = if (month > 2) year else year - 1;
    const leap = @divFloor(own, 4) - @divFloor(own, 100) + @divFloor(own, 400);
    return 365 * own + leap + @divFloor(153 * shifted + 2, 5) + of_month - 1 - 719_468;
}

const testing = std.testing;

test "days" {
    try testing.expectEqual(0, day(1970, 1, 1));
    try testing.expectEqual(19_782, day(2024, 2, 29));
    try testing.expectEqual(19_783, day(2024, 3, 1));
    try testing.expectEqual(20_089, day(2025, 1, 1));
}

test "numbers are exact" {
    const limit: Number = .decimal(4096, 1);
    try testing.expect(limit.atLeast(limit));
    for ([_][]const u8{ "2048/5", "100000000000000000000", "1229/3" }) |text|
        try testing.expect((try Number.parse(text)).atLeast(limit));
    for ([_][]const u8{ "-5", "2/3", "1228/3", "40959999999999999999/100000000000000000" }) |text|
        try testing.expect(!(try Number.parse(text)).atLeast(limit));

    // The largest parts that cross.
    const most: Number = .{ .above = std.math.maxInt(i128), .below = 1 };
    const least: Number = .{ .above = std.math.minInt(i128), .below = std.math.maxInt(u128) };
    try testing.expect(most.atLeast(least));
    try testing.expect(!least.atLeast(most));
}

test "numbers in words" {
    var arena: std.heap.ArenaAllocator = .init(testing.allocator);
    defer arena.deinit();
    const memory = arena.allocator();
    const written = [_][2][]const u8{
        .{ "-5", "-5" },
        .{ "2/3", "2/3" },
        .{ "-1/8", "-0.125" },
        .{ "2451/4", "612.75" },
        .{ "100000000000000000000", "100000000000000000000" },
        .{ "1/1000000000000000000", "0.000000000000000001" },
        .{ "1/10000000000000000000", "1/10000000000000000000" },
    };
    for (written) |pair|
        try testing.expectEqualStrings(pair[1], try (try Number.parse(pair[0])).words(memory));
    try testing.expectEqualStrings("600", try Number.decimal(60000, 2).words(memory));
}

test "what is no number is refused" {
    for ([_][]const u8{ "", "/", "2/", "/3", "1/0", "1/-2", "1/2/3", "0x10", "1.5", "1e3" }) |text|
        try testing.expectError(error.NoNumber, Number.parse(text));
    // One more than fits.
    const large = "170141183460469231731687303715884105728";
    try testing.expectError(error.NoNumber, Number.parse(large));
}

test "a value that is not known may point nowhere" {
    const column: Column = .{
        .levels = .empty,
        .known = .of(&.{ false, true }),
        .values = .{ .tag = .texts, .val = .{ .texts = .{
            .dictionary = .empty,
            .places = .of(&.{ 7, 7 }),
        } } },
    };
    const texts: Texts = try .of(column, 2);
    try testing.expectEqual(null, try texts.at(0));
    try testing.expectError(error.NoText, texts.at(1));
    try testing.expectError(error.OtherColumns, Texts.of(column, 3));
    try testing.expectError(error.OtherColumns, Numbers.of(column, 2));
    try testing.expectError(error.OtherColumns, Lists.of(column, 2));
}
