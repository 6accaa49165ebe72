import ZeroMQ

extension LinkServer {
    /// What is going on for one consumer; each of the two loops runs at most once at a time.
    struct Pump {
        var isReading = false
        var hasMore = true
        var isSettling = false
        var toSettle = false
    }

    /// Says that the outbox has grown; consumers with credit get the new items.
    package func outboxGrew() {
        for route in peers.keys where peers[route]?.sender != nil {
            peers[route]?.pump.hasMore = true
            pump(route)
        }
    }

    func welcomeConsumer(_ session: ServerSession, at route: [UInt8]) {
        guard let handoffs else {
            refuse(LinkError(.forbidden, "this head hands nothing on"), to: route)
            return
        }
        Task {
            do {
                let topics = try handoffs.topics(for: session.hello)
                let progress = try await handoffs.register(session.hello)
                // One name, one session: an older one of the same name is over.
                for (other, peer) in peers
                where peer.sender != nil && peer.session.hello.name == session.hello.name { drop(other) }
                var peer = Peer(session: session)
                peer.topics = topics
                peer.sender = HandoffSender(floor: progress.floor, settledAbove: progress.settledAbove)
                peer.acked = progress.acked
                welcome(peer, at: route, floor: progress.floor, lineage: progress.lineage)
            } catch {
                refuse(error as? LinkError ?? LinkError(.failed, "\(error)"), to: route)
                report(error)
            }
        }
    }

    func takeCredit(_ credit: Credit, from route: [UInt8]) {
        peers[route]?.sender?.grant(credit)
        pump(route)
    }

    func takeAck(_ ack: Ack, from route: [UInt8]) throws(LinkError) {
        guard let peer = peers[route], var sender = peer.sender else { return }
        let news = try sender.ack(ack)
        peers[route]?.sender = sender
        peers[route]?.acked = max(peer.acked, ack.ranges.compactMap(\.last).max() ?? 0)
        guard news else { return }
        peers[route]?.pump.toSettle = true
        settle(route)
    }

    /// Reads and sends while there is credit and something to send.
    private func pump(_ route: [UInt8]) {
        guard let handoffs, let peer = peers[route], let sender = peer.sender, !peer.pump.isReading,
            peer.pump.hasMore, sender.room > 0
        else { return }
        let session = peer.session.id
        let topics = peer.topics
        let limit = min(sender.room, 128)
        let after = sender.readThrough
        peers[route]?.pump.isReading = true
        peers[route]?.pump.hasMore = false
        Task {
            do {
                let read = try await handoffs.items(after: after, topics: topics, limit: limit, bytes: 1 << 20)
                guard peers[route]?.session.id == session else { return }
                deliver(read.items, to: route)
                if peers[route]?.sender?.noteRead(through: read.through) == true {
                    peers[route]?.pump.toSettle = true
                    settle(route)
                }
                if !read.items.isEmpty { peers[route]?.pump.hasMore = true }
            } catch {
                report(error)
                drop(route)
            }
            guard peers[route]?.session.id == session else { return }
            peers[route]?.pump.isReading = false
            pump(route)
        }
    }

    private func deliver(_ items: [OutboundItem], to route: [UInt8]) {
        guard var sender = peers[route]?.sender else { return }
        let wanted = items.filter { sender.wants($0.seq) }
        guard !wanted.isEmpty else { return }
        for item in wanted { sender.noteSent(item.seq, bytes: item.parcel.weight) }
        peers[route]?.sender = sender
        let metadata = wanted.map { item in
            Deliver.Item(
                seq: item.seq, topic: item.topic, subject: item.subject, trace: item.trace,
                content: item.parcel.content?.reference, inline: item.parcel.isInline)
        }
        send(.deliver, Deliver(items: metadata), bodies: wanted.flatMap(\.parcel.bodies), to: route)
    }

    /// Commits what acks have settled, then announces the floor: never before, for a sender that forgot its floor
    /// would send again what the receiver has forgotten.
    private func settle(_ route: [UInt8]) {
        guard let handoffs, let peer = peers[route], let sender = peer.sender, !peer.pump.isSettling,
            peer.pump.toSettle
        else { return }
        let session = peer.session.id
        let name = peer.session.hello.name
        let progress = ConsumerProgress(
            floor: sender.floor, settledAbove: sender.settledAbove, acked: peer.acked)
        peers[route]?.pump.isSettling = true
        peers[route]?.pump.toSettle = false
        Task {
            do {
                try await handoffs.settle(name, progress)
            } catch {
                report(error)
                drop(route)
            }
            guard peers[route]?.session.id == session else { return }
            if let floor = peers[route]?.sender?.floorToAnnounce(committed: progress.floor) {
                send(.floor, Floor(seq: floor), to: route)
            }
            peers[route]?.pump.isSettling = false
            settle(route)
        }
    }
}

extension Parcel {
    /// Whether the content rides in the message; nil without content.
    package var isInline: Bool? {
        switch content {
        case .inline: true
        case .remote: false
        case nil: nil
        }
    }
}
