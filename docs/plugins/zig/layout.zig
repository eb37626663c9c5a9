//! Holds the types of contract.zig against those that wit-bindgen generates of plugin.wit: the same
//! fields at the same places, and the same numbers. Where they differ, nothing is built.

const std = @import("std");
const contract = @import("contract.zig");
const generated = @import("jurisdiction");

comptime {
    @setEvalBranchQuota(10_000);
    const facts = "tidewaiter_plugin_facts_";
    const determinations = "tidewaiter_plugin_determinations_";
    const controls = "exports_tidewaiter_plugin_controls_";

    sameRecord(contract.Text, "jurisdiction_string");
    sameRecord(contract.Kind, facts ++ "kind");
    sameRecord(contract.Field, facts ++ "field");
    sameRecord(contract.Decimals, facts ++ "decimals");
    sameRecord(contract.Numbers, facts ++ "numbers");
    sameRecord(contract.Texts, facts ++ "texts");
    sameRecord(contract.Amounts, facts ++ "amounts");
    sameRecord(contract.Values, facts ++ "values");
    sameRecord(contract.Level, facts ++ "level");
    sameRecord(contract.Column, facts ++ "column");
    sameRecord(contract.Range, determinations ++ "range");
    sameRecord(contract.Evidence, determinations ++ "evidence");
    sameRecord(contract.Step, determinations ++ "step");
    sameRecord(contract.OptionalRange, determinations ++ "option_range");
    sameRecord(contract.Provision, determinations ++ "provision");
    sameRecord(contract.Notice, determinations ++ "notice");
    sameRecord(contract.Answer, determinations ++ "answer");
    sameRecord(contract.Missing, determinations ++ "missing");
    sameRecord(contract.Change, determinations ++ "change");
    sameRecord(contract.Determination, determinations ++ "determination");
    sameRecord(contract.Description, controls ++ "description");
    sameRecord(contract.Answers, controls ++ "answers");
    sameRecord(contract.Result, controls ++ "result_answers_string");

    sameNumbers(@FieldType(contract.Kind, "tag"), facts ++ "kind");
    sameNumbers(@FieldType(contract.Numbers, "tag"), facts ++ "numbers");
    sameNumbers(@FieldType(contract.Values, "tag"), facts ++ "values");
    sameNumbers(contract.Truth, determinations ++ "truth");
    sameNumbers(contract.Verdict, determinations ++ "verdict");
    sameNumbers(contract.EvidenceKind, determinations ++ "evidence_kind");
    sameNumbers(contract.ProvisionKind, determinations ++ "provision_kind");
    sameNumbers(contract.Standing, determinations ++ "standing");
    sameNumbers(contract.Posture, controls ++ "posture");
    sameNumbers(contract.Detail, controls ++ "detail");
}

fn sameRecord(comptime T: type, comptime name: []const u8) void {
    const G = @field(generated, name ++ "_t");
    if (@sizeOf(T) != @sizeOf(G)) @compileError(name ++ " has another size");
    for (@typeInfo(G).@"struct".field_names) |field| {
        if (@offsetOf(T, field) != @offsetOf(G, field) or
            @sizeOf(@FieldType(T, field)) != @sizeOf(@FieldType(G, field)))
            @compileError(name ++ "." ++ field ++ " lies elsewhere, or has another size");
    }
}

fn sameNumbers(comptime T: type, comptime name: []const u8) void {
    const info = @typeInfo(T).@"enum";
    for (info.field_names, info.field_values) |field, value| {
        const whole = name ++ "_" ++ field;
        var upper: [whole.len]u8 = undefined;
        if (@field(generated, std.ascii.upperString(&upper, whole)) != value)
            @compileError(whole ++ " has another number");
    }
}
