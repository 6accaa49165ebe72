import Messages

/// `datapackage.json` as Frictionless Data Package v1 (tabular profile) and Table Schema v1 have it.
///
/// What those leave open is in properties of our own under `guidang`. There is no `created`: it would differ between exports
/// of the same set. There is no `licenses`: that is for whoever publishes.
struct DataPackage {
    /// One file with a table.
    struct Resource {
        var table: TableSchema
        var path: String
        var bytes: Int64
        var sha256: String
    }

    var description: ExportDescription
    var resources: [Resource]
    var encoding: String
    var guardsFormulas: Bool
    var hasTexts: Bool

    var json: JSONValue {
        .object([
            "profile": .string("tabular-data-package"),
            "name": .string("guidang-export"),
            "title": .string(Self.title.both),
            "description": .string(Self.about.both),
            "guidang": .object([
                "export": description.json,
                "formulaGuard": guardsFormulas ? formulaGuard : .null,
                "texts": hasTexts ? .string(Self.texts.both) : .null,
            ]),
            "resources": .array(resources.map { resource($0) }),
        ])
    }

    private static let title = Wording("Yearly rule-of-law reports, as read by Guidang", "法治政府建设年度报告（归档读取）")
    private static let about = Wording(
        "One table for each unit. All offsets count Unicode scalars of a report's text. An empty cell is a value that the "
            + "report does not state. Each variable is described in codebook.md.",
        "每种单位一张表。偏移均为报告全文中 Unicode 标量的位置。空单元格表示报告未载明。各变量见 codebook.md。")
    private static let texts = Wording(
        "The column textFile of reports names each text: UTF-8, LF, no byte order mark.",
        "reports 表的 textFile 列为全文文件名：UTF-8，LF，无 BOM。")

    private var formulaGuard: JSONValue {
        .object([
            "rule": .string(FormulaGuard.rule.both), "prefix": .string("'"),
            "cells": description.counts(description.tally.guarded),
        ])
    }

    private func resource(_ resource: Resource) -> JSONValue {
        .object([
            "profile": .string("tabular-data-resource"),
            "name": .string(resource.table.name),
            "path": .string(resource.path),
            "title": .string(resource.table.title.both),
            "description": .string(resource.table.description.both),
            "format": .string("csv"),
            "mediatype": .string("text/csv"),
            "encoding": .string(encoding),
            "bytes": .integer(resource.bytes),
            "hash": .string("sha256:" + resource.sha256),
            "dialect": .object([
                "delimiter": .string(","), "lineTerminator": .string("\r\n"), "quoteChar": .string("\""),
                "doubleQuote": .bool(true),
                "skipInitialSpace": .bool(false), "header": .bool(true),
            ]),
            "schema": schema(resource.table),
        ])
    }

    private func schema(_ table: TableSchema) -> JSONValue {
        var members: [String: JSONValue] = [
            "fields": .array(table.columns.map { field($0, of: table) }),
            "missingValues": strings([""]),
        ]
        if !table.primaryKey.isEmpty { members["primaryKey"] = strings(table.primaryKey) }
        let isDeclared = { (reference: TableReference) in
            !reference.isOptional && (!reference.mayLeaveSet || description.query.isEmpty)
        }
        let keys = table.references.filter(isDeclared)
        if !keys.isEmpty { members["foreignKeys"] = .array(keys.map { reference($0) }) }
        let optional = table.references.filter { !isDeclared($0) }
        if !optional.isEmpty { members["guidang:references"] = .array(optional.map { reference($0) }) }
        return .object(members)
    }

    private func reference(_ reference: TableReference) -> JSONValue {
        .object([
            "fields": strings(reference.columns),
            // Table Schema names the same table by an empty string.
            "reference": .object([
                "resource": .string(reference.table ?? ""), "fields": strings(reference.target),
            ]),
        ])
    }

    private func field(_ column: ColumnSchema, of table: TableSchema) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(column.name),
            "type": .string(column.type.rawValue),
            "format": .string("default"),
            "title": .string(column.title.both),
            "description": .string(column.description.both),
        ]
        if let unit = column.unit { members["unit"] = .string(unit) }
        var constraints: [String: JSONValue] = [:]
        if column.isRequired { constraints["required"] = .bool(true) }
        if let minimum = column.minimum { constraints["minimum"] = .integer(Int64(minimum)) }
        if !column.values.isEmpty {
            // A reader may give a word that this version does not know: then the list is not closed.
            if description.tally.unlisted["\(table.name).\(column.name)"] == nil {
                constraints["enum"] = strings(column.values.map(\.word))
            }
            members["guidang:values"] = .object(
                Dictionary(
                    column.values.map { ($0.word, .string($0.meaning.both)) }, uniquingKeysWith: { first, _ in first }))
        }
        if !constraints.isEmpty { members["constraints"] = .object(constraints) }
        return .object(members)
    }

    private func strings(_ strings: [String]) -> JSONValue { .array(strings.map { .string($0) }) }
}
