import Testing

@Suite struct WorkModelTests {
    @Test(arguments: [1, 2])
    func `as specified, a task is done once, in no more tries than it has, and no lease or result leaks`(
        attempts: Int
    ) {
        let outcome = explore(WorkModel(attempts: attempts))
        #expect(outcome.violation == nil)
        #expect(outcome.reachesEnd)
        #expect(outcome.isWhole)
        #expect(outcome.states > 5000)
    }

    @Test(
        arguments: [
            (.noFenceCheck, "a verdict without a lease counted"),
            (.lateResultAccepted, "a verdict without a lease counted"),
            (.fenceGivenBack, "a lease of nothing"),
            (.attemptCountedAfterSend, "more tries than attempts"),
            (.resultForgottenBeforeSettled, "a result is nowhere, though its worker lives"),
            (.leaseNotRenewedFromBeat, "a lease ran out whose worker beats"),
            (.leasesNotReadBack, "a leaked lease"), (.expiryNotCommitted, "a leaked lease"),
        ] as [(WorkMutation, String)])
    func `each mutation is found`(mutation: WorkMutation, rule: String) {
        let outcome = explore(WorkModel(mutation: mutation, attempts: 1))
        #expect(outcome.violation?.rule == rule)
    }

    private func explore(_ model: WorkModel) -> Explorer.Outcome<WorkModel.State> {
        Explorer.explore(from: model.start, broken: model.broken, isEnd: model.isEnd, next: model.next)
    }
}
