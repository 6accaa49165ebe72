/// Who waits for a place, and how many places are taken: the rule of ``Blocking``, without its threads.
package struct BlockingLine<Job> {
    private let width: Int
    private var running = 0
    private var waiting: [Job] = []
    /// The first of those that wait; taking from the front of an array would move all the others.
    private var first = 0

    /// - Parameter width: How many places there are.
    package init(width: Int) { self.width = width }

    /// Puts a job in line; true means that a place was taken for it: somebody has to ask for ``next()`` until it gives nil.
    package mutating func add(_ job: Job) -> Bool {
        waiting.append(job)
        guard running < width else { return false }
        running += 1
        return true
    }

    /// The job that has waited longest; without one the place that asked is free again.
    package mutating func next() -> Job? {
        guard first < waiting.count else {
            running -= 1
            waiting = []
            first = 0
            return nil
        }
        let job = waiting[first]
        first += 1
        if first >= 1024 {
            waiting.removeFirst(first)
            first = 0
        }
        return job
    }
}
