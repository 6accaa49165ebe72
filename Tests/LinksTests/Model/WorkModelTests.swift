import Testing

@Suite struct WorkModelTests {
    @Test func `as specified, a task is done once and no lease leaks`() {
        let outcome = explore(WorkModel())
        #expect(outcome.violation == nil)
        #expect(outcome.reachesEnd)
        #expect(outcome.states > 1000)
    }

    @Test func `without a fence a worker that lost its lease still decides`() {
        let outcome = explore(WorkModel(hasFence: false))
        #expect(outcome.violation?.rule == "a verdict without a lease counted")
    }

    private func explore(_ model: WorkModel) -> Explorer.Outcome<WorkModel.State> {
        Explorer.explore(from: model.start, broken: model.broken, isEnd: model.isEnd, next: model.next)
    }
}
