#pragma once

#include <spawn.h>

// glibc and musl have these, but show them only to programs that define _GNU_SOURCE, which Swift's import does not.
#if defined(__linux__)
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
#endif
