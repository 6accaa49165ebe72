#include <sys/resource.h>

/* prlimit(2): glibc declares it only with _GNU_SOURCE, which Swift does not set. */
int prlimit(int process, unsigned int resource, const struct rlimit *new_limit, struct rlimit *old_limit);
