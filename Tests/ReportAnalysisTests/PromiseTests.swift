import Messages
import Testing

@testable import ReportAnalysis

@Suite struct PromiseTests {
    private func reports(_ scene: PromiseScene) -> (now: Report, next: Report) {
        var now = Report.draft("a-now", scene.commitments.map { $0.text }.joined(separator: "\n"), year: 2022)
        var start = 0
        now.commitments = scene.commitments.map { text, _ in
            defer { start += text.unicodeScalars.count + 1 }
            return ReportItem(text: text, range: TextRange(start, start + text.unicodeScalars.count))
        }
        let parts = [(scene.done, SectionRole.achievements), (scene.problems, .problems), (scene.plans, .plans)]
        var next = Report.draft("b-next", parts.map(\.0).joined(separator: "\n"), year: 2023)
        start = 0
        for (text, role) in parts {
            let end = start + text.unicodeScalars.count
            next.outline.append(
                OutlineSection(number: "", level: 1, title: "", role: role, range: TextRange(start, end)))
            start = end + 1
        }
        return (now, next)
    }

    /// How the outcomes of all labelled pairs come out, `label>outcome`.
    private var outcomes: [String: Int] {
        var counts: [String: Int] = [:]
        for scene in PromiseScene.all {
            let (now, next) = reports(scene)
            for (review, (_, label)) in zip(Promises.review(now, next: [next]), scene.commitments) {
                counts["\(label.rawValue)>\(review.outcome.rawValue)", default: 0] += 1
                if true {
                    print(
                        "\(review.commitment.text): \(label.rawValue), read \(review.outcome.rawValue) \(review.score)")
                }
            }
        }
        return counts
    }

    @Test func `outcomes of labelled commitments are right as often as the README says`() {
        let outcomes = outcomes
        let labels = ["kept", "mentioned", "silent"]
        #expect(outcomes.values.reduce(0, +) >= 40)
        for label in labels {
            let right = outcomes["\(label)>\(label)"] ?? 0
            let read = labels.reduce(0) { $0 + (outcomes["\($1)>\(label)"] ?? 0) }
            let labelled = labels.reduce(0) { $0 + (outcomes["\(label)>\($1)"] ?? 0) }
            let (precision, recall) = (Double(right) / Double(max(1, read)), Double(right) / Double(max(1, labelled)))
            print("\(label): precision \(precision), recall \(recall) (\(right) of \(labelled), read \(read))")
            #expect(precision >= 0.75)
            #expect(recall >= 0.75)
        }
    }

    @Test func `evidence stands in the next year's text and names its section`() throws {
        let (now, next) = reports(PromiseScene.all[0])
        let reviews = Promises.review(now, next: [next])
        #expect(reviews.count == now.commitments.count)
        for review in reviews {
            #expect((0...1).contains(review.score))
            for evidence in review.evidence {
                #expect(evidence.documentId == "b-next" && evidence.role != nil)
                #expect(evidence.range.end <= next.text.unicodeScalars.count && !evidence.range.isEmpty)
            }
        }
        let kept = try #require(reviews.first { $0.outcome == .kept })
        #expect(kept.evidence.first?.role == .achievements)
        #expect(kept.evidence.first?.score == kept.score)
    }

    @Test func `all reports of the next year are used, in whatever order they are given`() {
        let (now, next) = reports(PromiseScene.all[0])
        let second = Report.draft("c-next", "无关内容，另行公布。", year: 2023)
        #expect(Promises.review(now, next: [next, second]) == Promises.review(now, next: [second, next]))
    }

    @Test func `without a next year nothing is judged`() {
        #expect(Promises.review(reports(PromiseScene.all[0]).now, next: []).isEmpty)
    }
}
