/* Makes the n-th call that changes something below a folder fail: loaded into a program with LD_PRELOAD.
 *
 * FAULT_UNDER  the folder           FAULT_ERRNO  the error; 0 only counts
 * FAULT_AT     which call, from 1   FAULT_ONCE   1: only this call; else all from it on
 * FAULT_COUNT  a file to which each call appends its kind: O open, R rename or link, M mkdir,
 *              U unlink, J unlink of SQLite's journal, W write, S sync, L lock
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PATHS = 1, DATA = 2, LOCKS = 4 };

static long calls = 0;

/* Which kinds of calls can end with an error. */
static int kinds_of(int number) {
    switch (number) {
    case EACCES: case EROFS: return PATHS;
    case ENOSPC: case EIO: return PATHS | DATA;
    case EINTR: return DATA | LOCKS;
    }
    return PATHS | DATA | LOCKS;
}

static int is_below(const char *path) {
    const char *folder = getenv("FAULT_UNDER");
    char here[PATH_MAX];
    if (path && *path != '/') path = getcwd(here, sizeof here);
    return folder && path && !strncmp(path, folder, strlen(folder));
}

static int is_open_below(int descriptor) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return *path == '/' && is_below(path); /* a pipe has no path */
}

static int is_below_at(int folder, const char *path) {
    return *path == '/' || folder == AT_FDCWD ? is_below(path) : is_open_below(folder);
}

static void note(char kind) {
    const char *file = getenv("FAULT_COUNT");
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    ssize_t (*real_write)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    int descriptor = file ? real_open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (descriptor < 0) return;
    if (real_write(descriptor, &kind, 1) != 1) abort();
    close(descriptor);
}

/* Whether this call, on something below the folder, fails; errno is then set. */
static int fails(int kind, char letter) {
    const char *words = getenv("FAULT_ERRNO"), *at = getenv("FAULT_AT"), *once = getenv("FAULT_ONCE");
    int number = words ? atoi(words) : 0;
    note(letter);
    if (!(kinds_of(number) & kind)) return 0;
    long call = __sync_add_and_fetch(&calls, 1), first = at ? atol(at) : 0;
    if (!number || !first || call < first || (call > first && once && *once == '1')) return 0;
    errno = number;
    return 1;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)
#define CHANGES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC))
#define MODE(flags) mode_t mode = 0; if ((flags) & O_CREAT) { va_list l; va_start(l, flags); mode = va_arg(l, mode_t); va_end(l); }

#define OPEN(name) int name(const char *path, int flags, ...) { MODE(flags) \
    REAL(int, #name, const char *, int, ...); \
    if (CHANGES(flags) && is_below(path) && fails(PATHS, 'O')) return -1; \
    return real(path, flags, mode); }
OPEN(open) OPEN(open64)

#define OPENAT(name) int name(int folder, const char *path, int flags, ...) { MODE(flags) \
    REAL(int, #name, int, const char *, int, ...); \
    if (CHANGES(flags) && is_below_at(folder, path) && fails(PATHS, 'O')) return -1; \
    return real(folder, path, flags, mode); }
OPENAT(openat) OPENAT(openat64)

#define ON_DESCRIPTOR(type, name, kind, letter, parameters, arguments) type name parameters { \
    static type (*real) parameters; if (!real) real = dlsym(RTLD_NEXT, #name); \
    if (is_open_below(descriptor) && fails(kind, letter)) return -1; \
    return real arguments; }
ON_DESCRIPTOR(ssize_t, write, DATA, 'W', (int descriptor, const void *data, size_t size), (descriptor, data, size))
ON_DESCRIPTOR(ssize_t, pwrite, DATA, 'W', (int descriptor, const void *data, size_t size, off_t at), (descriptor, data, size, at))
ON_DESCRIPTOR(ssize_t, pwrite64, DATA, 'W', (int descriptor, const void *data, size_t size, off64_t at), (descriptor, data, size, at))
ON_DESCRIPTOR(ssize_t, writev, DATA, 'W', (int descriptor, const struct iovec *parts, int count), (descriptor, parts, count))
ON_DESCRIPTOR(int, fsync, DATA, 'S', (int descriptor), (descriptor))
ON_DESCRIPTOR(int, fdatasync, DATA, 'S', (int descriptor), (descriptor))
ON_DESCRIPTOR(int, flock, LOCKS, 'L', (int descriptor, int operation), (descriptor, operation))

#define GONE(path) (strlen(path) > 8 && !strcmp(path + strlen(path) - 8, "-journal") ? 'J' : 'U')
#define ON_PATH(name, letter, parameters, path, arguments) ON_PATH_AT(name, letter, parameters, AT_FDCWD, path, arguments)
#define ON_PATH_AT(name, letter, parameters, folder, path, arguments) int name parameters { \
    static int (*real) parameters; if (!real) real = dlsym(RTLD_NEXT, #name); \
    if (is_below_at(folder, path) && fails(PATHS, letter)) return -1; \
    return real arguments; }
ON_PATH(mkdir, 'M', (const char *path, mode_t mode), path, (path, mode))
ON_PATH(unlink, GONE(path), (const char *path), path, (path))
ON_PATH(rename, 'R', (const char *old, const char *new), new, (old, new))
ON_PATH(link, 'R', (const char *old, const char *new), new, (old, new))
ON_PATH_AT(linkat, 'R', (int of, const char *old, int nf, const char *new, int flags), nf, new, (of, old, nf, new, flags))
ON_PATH_AT(renameat, 'R', (int of, const char *old, int nf, const char *new), nf, new, (of, old, nf, new))
ON_PATH_AT(mkdirat, 'M', (int folder, const char *path, mode_t mode), folder, path, (folder, path, mode))
ON_PATH_AT(unlinkat, GONE(path), (int folder, const char *path, int flags), folder, path, (folder, path, flags))
