#pragma once
// What glibc declares only under _GNU_SOURCE, which Swift's import of it does not set.
#include <spawn.h>

#if defined(__linux__)
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
#endif
