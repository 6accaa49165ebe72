import Messages
package import StageKit

extension IndexStage {
    /// A further index under a name of its own: it is fed with every current report, also where it comes late, answers
    /// like the first one, and tells notify nothing.
    package func plan(named name: String) -> HeadPlan {
        var plan = plan()
        plan.name = name
        plan.admission = .only([:])
        plan.upstreams = [.parse: [HandoffTopic.record]]
        let finish = plan.finish
        plan.finish = { product, task, db, context in
            // The first index publishes what came of it.
            _ = try finish?(product, task, db, context)
            return []
        }
        return plan
    }
}
