import ZeroMQ

extension LinkServer {
    /// What is going on with leasing.
    struct Dispatching {
        var isLeasing = false
        /// Something may have become ready since the last look.
        var mayHaveMore = true
        /// A worker that gets nothing more until it is idle, because a suspect waits to run alone.
        var reserved: UInt64?
        var wakeUp: Reactor.Timer?
    }

    /// Says that tasks have become ready.
    package func tasksGrew() {
        dispatching.mayHaveMore = true
        dispatch()
    }

    func welcomeWorker(_ session: ServerSession, at route: [UInt8]) {
        guard let tasks else {
            refuse(LinkError(.forbidden, "this head has no work to give"), to: route)
            return
        }
        let topics = session.hello.topics
        guard topics.isEmpty || topics.contains(where: tasks.kinds.contains) else {
            refuse(
                LinkError(.forbidden, "the work here is of the kind \(tasks.kinds.joined(separator: ", "))"), to: route)
            return
        }
        welcome(Peer(session: session), at: route, floor: nil)
        tasksGrew()
    }

    func takeBeat(_ beat: Beat, from route: [UInt8]) {
        guard let session = peers[route]?.session.id else { return }
        leases.beat(beat.holding ?? [], from: session, at: .now)
        peers[route]?.draining = beat.draining ?? false
    }

    func takeResult(_ message: LinkMessage, from route: [UInt8]) throws(LinkError) {
        guard let tasks, let session = peers[route]?.session.id else { return }
        let result = try message.read(ResultMetadata.self)
        let parcel = try result.product(in: message.bodies)
        let held = HeldTask(id: result.id, fence: result.fence)
        if case .remote = parcel?.content, leases.leases[held.id]?.fence != held.fence {
            // Nobody waits for a body that would have no effect.
            send(.settled, Settled(id: held.id, fence: held.fence, outcome: .stale), to: route)
            return
        }
        Task {
            do {
                if case .remote(let content) = parcel?.content, let offers {
                    try await tasks.receive(content, from: try await offers(content))
                }
                let outcome = try await tasks.finish(result, product: parcel)
                let wasHuge = leases.end(held)?.huge ?? false
                send(.settled, Settled(id: held.id, fence: held.fence, outcome: outcome), to: route)
                if peers[route]?.session.id == session { note(result.verdict, from: route) }
                switch result.verdict {
                // Another huge one may have waited for this one's share, while nothing else was ready.
                case .ok, .dead: wasHuge ? tasksGrew() : dispatch()
                case .retry, .release: tasksGrew()
                }
            } catch {
                // The worker keeps its result and sends it again in the next session.
                report(error)
                drop(route)
            }
        }
    }

    /// A worker that gives back what it was asked to do gets nothing for a while; one that stops gets nothing anyway.
    private func note(_ verdict: ResultMetadata.Verdict, from route: [UInt8]) {
        switch verdict {
        case .ok, .dead: peers[route]?.pause.noteDone()
        case .retry: break
        case .release:
            guard peers[route]?.draining == false, let pause = peers[route]?.pause.noteRelease(at: .now) else { return }
            _ = reactor.schedule(after: pause) { [weak self] in self?.assumeIsolated { $0.tasksGrew() } }
        }
    }

    func workerLost(_ session: UInt64) {
        if dispatching.reserved == session { dispatching.reserved = nil }
        takeBack(leases.workerLost(session), because: "the worker that held it went away")
    }

    func expireLeases(at now: Instant) {
        takeBack(leases.expire(at: now), because: "its lease ran out: the worker hangs, is stopped or is cut off")
    }

    private func takeBack(_ held: [HeldTask], because reason: String) {
        guard let tasks, !held.isEmpty else { return }
        Task {
            // Nobody else knows of these leases any more, so this goes on until it is committed.
            while !isStopped {
                do {
                    try await tasks.takeBack(held, because: reason)
                    break
                } catch {
                    report(error)
                    try? await Task.sleep(for: .seconds(1))
                }
            }
            tasksGrew()
        }
    }

    /// Leases as much as there are free slots, one look at the store at a time.
    private func dispatch() {
        guard let tasks, dispatching.mayHaveMore, !dispatching.isLeasing else { return }
        let order = order()
        guard order.regular > 0 || order.suspects > 0 else { return }
        dispatching.isLeasing = true
        dispatching.mayHaveMore = false
        Task {
            do {
                let answer = try await tasks.lease(order)
                hand(out: answer)
            } catch {
                report(error)
                dispatching.isLeasing = false
                wakeUp(after: .seconds(1))
                return
            }
            dispatching.isLeasing = false
            dispatch()
        }
    }

    private func order() -> LeaseOrder {
        var order = LeaseOrder(regular: 0, huge: 0, suspects: 0)
        let workers = workers()
        for peer in workers {
            let load = leases.load(of: peer.session.id)
            if load.held == 0 { order.suspects += 1 }
            // A transaction for a single slot is not worth it while the worker has others to go on with.
            let free = peer.slots - load.held
            if !load.hasSuspect, dispatching.reserved != peer.session.id, free > 0, free * 4 >= peer.slots {
                order.regular += free
            }
        }
        // Huge tasks may be at half of the workers, one at each, so that small ones always find another.
        order.huge = max(0, max(1, workers.count / 2) - leases.hugeCount)
        return order
    }

    private func workers() -> [Peer] {
        peers.values.filter { $0.takesTasks(at: .now) }
    }

    private func hand(out answer: LeaseAnswer) {
        if !answer.tasks.isEmpty || answer.suspectsWait { dispatching.mayHaveMore = true }
        for task in answer.tasks.sorted(by: { $0.suspect && !$1.suspect }) { hand(out: task) }
        if answer.suspectsWait {
            dispatching.reserved = workers().min { load($0) < load($1) }?.session.id
        } else if let reserved = dispatching.reserved, leases.load(of: reserved).hasSuspect {
            dispatching.reserved = nil
        } else if !answer.suspectsWait {
            dispatching.reserved = nil
        }
        if let wait = answer.nextReady { wakeUp(after: max(wait, .milliseconds(10))) }
    }

    /// Looks for tasks again later; of several times the last one named counts.
    private func wakeUp(after pause: Duration) {
        if let wakeUp = dispatching.wakeUp { reactor.cancel(wakeUp) }
        dispatching.wakeUp = reactor.schedule(after: pause) { [weak self] in
            self?.assumeIsolated { $0.tasksGrew() }
        }
    }

    private func load(_ peer: Peer) -> Int { leases.load(of: peer.session.id).held }

    private func hand(out task: LeasedTask) {
        let free = peers.filter { entry in
            let peer = entry.value
            guard peer.takesTasks(at: .now) else { return false }
            let load = leases.load(of: peer.session.id)
            guard !task.huge || !load.hasHuge else { return false }
            return task.suspect ? load.held == 0 : !load.hasSuspect && load.held < peer.slots
        }
        guard let route = free.min(by: { load($0.value) < load($1.value) })?.key, let peer = peers[route] else {
            // The worker it was leased for went away meanwhile: the lease runs out by itself at once.
            leases.lease(task.held, to: nil, suspect: task.suspect, huge: task.huge, at: .now)
            giveBack(task.held)
            return
        }
        leases.lease(task.held, to: peer.session.id, suspect: task.suspect, huge: task.huge, at: .now)
        let metadata = TaskMetadata(
            id: task.held.id, fence: task.held.fence, kind: task.kind, subject: task.subject, trace: task.trace,
            leaseMs: Int(terms.lease.milliseconds), capMs: Int(terms.cap.milliseconds),
            content: task.parcel.content?.reference, inline: task.parcel.isInline)
        send(.task, metadata, bodies: task.parcel.bodies, to: route)
    }

    private func giveBack(_ held: HeldTask) {
        guard let tasks else { return }
        leases.end(held)
        Task {
            do {
                _ = try await tasks.finish(
                    ResultMetadata(id: held.id, fence: held.fence, verdict: .release), product: nil)
            } catch { report(error) }
            tasksGrew()
        }
    }
}

extension LinkServer.Peer {
    /// Tasks the worker holds at a time.
    fileprivate var slots: Int { session.hello.slots ?? 1 }

    fileprivate func takesTasks(at now: Instant) -> Bool {
        session.hello.role == .worker && !draining && !pause.isRunning(at: now)
    }
}
