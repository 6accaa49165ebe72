import Testing

@Suite struct HandoffModelTests {
    @Test func `as specified, no item is lost or doubled whoever is killed`() {
        let outcome = explore(HandoffModel(items: 3, faults: 3))
        #expect(outcome.violation == nil)
        #expect(outcome.reachesEnd)
        #expect(outcome.isWhole)
        #expect(outcome.states > 20_000)
    }

    @Test func `as specified, two items survive five faults`() {
        let outcome = explore(HandoffModel(items: 2, faults: 5))
        #expect(outcome.violation == nil)
        #expect(outcome.reachesEnd)
    }

    @Test(
        arguments: [
            (.ackBeforeCommit, "lost"), (.settleOnSend, "lost"), (.timeWindowDedupe, "duplicate effect"),
            (.floorOutOfBand, "duplicate effect"), (.staleSessionAccepted, "duplicate effect"),
            (.floorBeforeCommit, "duplicate effect"), (.keyApartFromEffect, "duplicate effect"),
        ] as [(HandoffMutation, String)])
    func `each mutation is found`(mutation: HandoffMutation, rule: String) {
        let outcome = explore(HandoffModel(items: 2, faults: 3, mutation: mutation))
        #expect(outcome.violation?.rule == rule)
    }

    @Test(arguments: [.floorOutOfBand, .floorBeforeCommit, .staleSessionAccepted] as [HandoffMutation])
    func `an inbox that remembers its floor survives floors that come too early`(mutation: HandoffMutation) {
        let outcome = explore(HandoffModel(items: 2, faults: 2, mutation: mutation, remembersFloor: true))
        #expect(outcome.violation == nil)
    }

    private func explore(_ model: HandoffModel) -> Explorer.Outcome<HandoffModel.State> {
        Explorer.explore(from: model.start, broken: model.broken, isEnd: model.isEnd, next: model.next)
    }
}
