@testable import Postings

/// Postings in memory.
struct MemoryReader: PostingReader {
    var memoryBlocks: [MemoryBlock]
    var lanes: any SearchLanes = SingleLane()
    var blocks: [any PostingBlock] { memoryBlocks }

    init(blocks: [MemoryBlock]) { memoryBlocks = blocks.sorted { $0.number > $1.number } }

    /// Indexes reports, each in one of several segments of its block.
    init(_ reports: [PlainReport], segments: Int) throws {
        var blocks: [MemoryBlock] = []
        for (number, reports) in Dictionary(grouping: reports, by: \.block) {
            blocks.append(try MemoryBlock(number, reports, segments: segments))
        }
        self.init(blocks: blocks)
    }
}

struct MemoryBlock: PostingBlock {
    let number: Int
    var lane = 0
    var live = BlockBitmap()
    var stored: [TermKey: [PostingList]] = [:]
    var keys: [TermKey] = []
    var kept = BlockColumns(dates: [], years: [], lengths: [])
    /// The block of the sample's documents, or nothing.
    var samples: [MemoryBlock] = []

    func sample() -> (any PostingBlock)? { samples.first }

    func lists(of key: TermKey, withPlaces: Bool) -> [PostingList] {
        ThreadLanes.expect(lane)
        return stored[key] ?? []
    }

    func lists(of key: TermKey, withPlacesOf documents: BlockBitmap) -> [PostingList] {
        lists(of: key, withPlaces: true).compactMap { list in
            let groups = list.groups(of: documents)
            guard !groups.isEmpty else { return nil }
            return list.withPlaces(of: groups, size: list.places.count) { Array(list.places[$0]) }
        }
    }

    func lists(of range: ClosedRange<TermKey>, withPlaces: Bool) -> [(TermKey, PostingList)] {
        keys.filter(range.contains).flatMap { key in lists(of: key, withPlaces: withPlaces).map { (key, $0) } }
    }

    func columns() -> BlockColumns {
        ThreadLanes.expect(lane)
        return kept
    }
}

extension MemoryBlock {
    init(_ number: Int, _ reports: [PlainReport], segments: Int) throws {
        self.number = number
        let reports = reports.sorted { $0.sequence < $1.sequence }
        for segment in 0..<segments {
            var writers: [TermKey: PostingListWriter] = [:]
            for report in reports where Int(report.sequence) % segments == segment {
                for (key, places) in Self.postings(of: report) {
                    if let places {
                        writers[key, default: PostingListWriter()].append(report.document, places: places)
                    } else {
                        writers[key, default: PostingListWriter()].append(report.document)
                    }
                }
                for (subject, values) in report.figures {
                    writers[.figure(subject), default: PostingListWriter()].append(report.document, values: values)
                }
            }
            for (key, writer) in writers {
                let (docs, places) = writer.finish()
                if let list = PostingList(docs: docs, places: places) { stored[key, default: []].append(list) }
            }
        }
        keys = stored.keys.sorted()
        var columns = (0..<3).map { _ in [UInt16](repeating: 0, count: BlockBitmap.capacity) }
        for report in reports {
            let document = Int(report.document)
            (columns[0][document], columns[1][document]) = (report.date, report.year)
            columns[2][document] = report.length
            if report.isLive { live.insert(report.document) }
        }
        kept = BlockColumns(dates: columns[0], years: columns[1], lengths: columns[2])
    }

    private static func postings(of report: PlainReport) -> [TermKey: [UInt32]?] {
        var found: [TermKey: [UInt32]?] = [:]
        for (part, text) in report.parts {
            for (place, unit) in text.enumerated() {
                guard let unit else { continue }
                found[.unit(unit, in: part)] = .some(nil)
                let next = place + 1 < text.count ? text[place + 1] ?? .end : .end
                let pair = TermKey.pair(unit, next, in: part)
                found[pair] = ((found[pair] ?? nil) ?? []) + [UInt32(place)]
            }
        }
        for (mark, places) in report.marks { found[.mark(mark)] = places }
        for value in report.values { found[.value(value)] = .some(nil) }
        return found
    }
}
