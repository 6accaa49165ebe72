#ifndef GUIDANG_CZEROMQ_SHIM_H
#define GUIDANG_CZEROMQ_SHIM_H

#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <zmq.h>

// The header files this option under its draft interface, yet the stable library has it: a server with a
// domain set refuses every peer when no authenticator answers, instead of accepting every peer.
#define GUIDANG_ZMQ_ZAP_ENFORCE_DOMAIN 93

// The flags of eventfd are an enumeration, which is awkward to combine outside C.
static inline int guidang_eventfd(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

// Names the calling thread for the system's tools, which show 15 bytes. The function takes any number of arguments,
// which Swift cannot call.
static inline void guidang_name_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}

#endif
