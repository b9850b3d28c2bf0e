/* A disk that fails at one chosen touch, or from it on: preloaded before the C library, it counts
   every call that reaches a file below a folder, and answers the chosen one with an error, or ends
   the process. The touch from which on all fail is chosen by its negative number.
   What is sent to a server whose socket stands below another folder is a touch, too: there every
   error but EINTR is a connection that is cut.

   Which calls: those with which SQLite and Python open, read, write, flush, cut, rename, remove,
   list, ask about and give rights to files. What is asked about an open file (fstat, lseek), locks
   and memory that is mapped are none. A write that is to fail for want of room writes half of it
   first, as disks do.

   Whoever wants to know where in the program a touch is made is told of it before it comes. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/un.h>
#include <unistd.h>

static char root[4096];
static char server[4096]; /* the folder of the server's socket; empty where there is none */
static long count, chosen;
static int error_number; /* 0: the process is killed */
static char *below[4096]; /* the names of the files below the folder, by descriptor */
static char reaching[4096]; /* which descriptors reach the server */

typedef int (*teller)(const char *call, const char *name);
static teller tell; /* says whether the touch is the chosen one, where it is asked of all */
static int tells_all; /* of every touch, else of the one that is chosen by its number */
static _Thread_local int is_telling;

void faulty_arm(const char *folder, const char *of_server, long at, int number) {
    strncpy(root, folder, sizeof root - 1);
    strncpy(server, of_server, sizeof server - 1);
    count = 0;
    chosen = at;
    error_number = number;
}

void faulty_tell(teller to, int of_all) {
    tell = to;
    tells_all = of_all;
}

long faulty_count(void) {
    root[0] = server[0] = 0;
    return count;
}

static int fails(const char *call, const char *name) {
    if (is_telling) return 0;
    long now = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    int is_chosen = chosen && (chosen > 0 ? now == chosen : now >= -chosen);
    if (tell && (tells_all || is_chosen)) {
        int kept = errno;
        is_telling = 1;
        is_chosen |= tell(call, name);
        is_telling = 0;
        errno = kept;
    }
    if (!is_chosen) return 0;
    if (!error_number) {
        kill(getpid(), SIGKILL);
        pause();
    }
    errno = error_number;
    return 1;
}

static int is_below(const char *path) {
    size_t length = strlen(root);
    return length && path && !strncmp(path, root, length);
}

static int is_watched(int fd) { return root[0] && fd >= 0 && fd < 4096 && below[fd]; }

static void watch(int fd, const char *path) {
    if (fd < 0 || fd >= 4096) return;
    free(below[fd]);
    below[fd] = path ? strdup(path) : NULL;
}

static const char *opening(int flags) {
    return (flags & O_ACCMODE) == O_RDONLY ? "open" : flags & O_CREAT ? "create" : "open to write";
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                            \
    int name(const char *path, int flags, ...) {              \
        va_list rest;                                         \
        va_start(rest, flags);                                \
        mode_t mode = va_arg(rest, mode_t);                   \
        va_end(rest);                                         \
        if (is_below(path) && fails(opening(flags), path)) return -1; \
        int fd = REAL(name)(path, flags, mode);               \
        watch(fd, is_below(path) ? path : NULL);              \
        return fd;                                            \
    }
OPEN(open)
OPEN(open64)

/* What stands below an open folder: shutil removes a tree so. */
static const char *named_at(int at, const char *path) {
    if (is_below(path)) return path;
    return path && path[0] != '/' && is_watched(at) ? below[at] : NULL;
}

#define OPENAT(name)                                          \
    int name(int at, const char *path, int flags, ...) {      \
        va_list rest;                                         \
        va_start(rest, flags);                                \
        mode_t mode = va_arg(rest, mode_t);                   \
        va_end(rest);                                         \
        const char *named = named_at(at, path);               \
        if (named && fails(opening(flags), named)) return -1; \
        int fd = REAL(name)(at, path, flags, mode);           \
        watch(fd, named);                                     \
        return fd;                                            \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    watch(fd, NULL);
    if (fd >= 0 && fd < 4096) reaching[fd] = 0;
    return REAL(close)(fd);
}

ssize_t read(int fd, void *to, size_t size) {
    return is_watched(fd) && fails("read", below[fd]) ? -1 : REAL(read)(fd, to, size);
}
ssize_t pread(int fd, void *to, size_t size, off_t at) {
    return is_watched(fd) && fails("pread", below[fd]) ? -1 : REAL(pread)(fd, to, size, at);
}
ssize_t pread64(int fd, void *to, size_t size, off64_t at) {
    return is_watched(fd) && fails("pread", below[fd]) ? -1 : REAL(pread64)(fd, to, size, at);
}

static int is_full(void) { return error_number == ENOSPC || error_number == EDQUOT; }

ssize_t write(int fd, const void *what, size_t size) {
    if (is_watched(fd) && fails("write", below[fd])) {
        if (is_full() && size > 1) REAL(write)(fd, what, size / 2), errno = error_number;
        return -1;
    }
    return REAL(write)(fd, what, size);
}
ssize_t pwrite(int fd, const void *what, size_t size, off_t at) {
    return is_watched(fd) && fails("pwrite", below[fd]) ? -1 : REAL(pwrite)(fd, what, size, at);
}
ssize_t pwrite64(int fd, const void *what, size_t size, off64_t at) {
    return is_watched(fd) && fails("pwrite", below[fd]) ? -1 : REAL(pwrite64)(fd, what, size, at);
}
int fsync(int fd) { return is_watched(fd) && fails("fsync", below[fd]) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return is_watched(fd) && fails("fdatasync", below[fd]) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) {
    return is_watched(fd) && fails("ftruncate", below[fd]) ? -1 : REAL(ftruncate)(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    return is_watched(fd) && fails("ftruncate", below[fd]) ? -1 : REAL(ftruncate64)(fd, size);
}
int rename(const char *from, const char *to) {
    return is_below(to) && fails("rename", to) ? -1 : REAL(rename)(from, to);
}
int unlink(const char *path) { return is_below(path) && fails("unlink", path) ? -1 : REAL(unlink)(path); }
int mkdir(const char *path, mode_t mode) {
    return is_below(path) && fails("mkdir", path) ? -1 : REAL(mkdir)(path, mode);
}

int rmdir(const char *path) {
    return is_below(path) && fails("rmdir", path) ? -1 : REAL(rmdir)(path);
}
int unlinkat(int at, const char *path, int flags) {
    const char *named = named_at(at, path);
    return named && fails("unlink", named) ? -1 : REAL(unlinkat)(at, path, flags);
}
int chmod(const char *path, mode_t mode) {
    return is_below(path) && fails("chmod", path) ? -1 : REAL(chmod)(path, mode);
}
int fchmod(int fd, mode_t mode) {
    return is_watched(fd) && fails("fchmod", below[fd]) ? -1 : REAL(fchmod)(fd, mode);
}
int utimensat(int at, const char *path, const struct timespec times[2], int flags) {
    return is_below(path) && fails("utimensat", path) ? -1 : REAL(utimensat)(at, path, times, flags);
}
DIR *opendir(const char *path) {
    return is_below(path) && fails("opendir", path) ? NULL : REAL(opendir)(path);
}
int stat(const char *path, struct stat *to) {
    return is_below(path) && fails("stat", path) ? -1 : REAL(stat)(path, to);
}
int stat64(const char *path, struct stat64 *to) {
    return is_below(path) && fails("stat", path) ? -1 : REAL(stat64)(path, to);
}
int lstat(const char *path, struct stat *to) {
    return is_below(path) && fails("lstat", path) ? -1 : REAL(lstat)(path, to);
}
int lstat64(const char *path, struct stat64 *to) {
    return is_below(path) && fails("lstat", path) ? -1 : REAL(lstat64)(path, to);
}
ssize_t sendfile(int out, int in, off_t *at, size_t size) {
    int fd = is_watched(out) ? out : in;
    return is_watched(fd) && fails("sendfile", below[fd]) ? -1 : REAL(sendfile)(out, in, at, size);
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t size) {
    int fd = is_watched(out) ? out : in;
    return is_watched(fd) && fails("sendfile", below[fd]) ? -1 : REAL(sendfile64)(out, in, at, size);
}

static int is_cut(const char *call, int fd) {
    if (!server[0] || fd < 0 || fd >= 4096 || !reaching[fd] || !fails(call, "server")) return 0;
    if (error_number != EINTR) {
        shutdown(fd, SHUT_RDWR);
        errno = ECONNRESET;
    }
    return 1;
}

int connect(int fd, const struct sockaddr *to, socklen_t size) {
    const char *path = ((const struct sockaddr_un *)to)->sun_path;
    size_t length = strlen(server);
    if (length && to->sa_family == AF_UNIX && !strncmp(path, server, length)) {
        if (fails("connect", "server")) {
            if (error_number != EINTR) errno = ECONNREFUSED;
            return -1;
        }
        if (fd < 4096) reaching[fd] = 1;
    }
    return REAL(connect)(fd, to, size);
}
ssize_t send(int fd, const void *what, size_t size, int flags) {
    return is_cut("send", fd) ? -1 : REAL(send)(fd, what, size, flags);
}
ssize_t recv(int fd, void *to, size_t size, int flags) {
    return is_cut("recv", fd) ? -1 : REAL(recv)(fd, to, size, flags);
}
