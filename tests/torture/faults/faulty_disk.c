/* A disk that fails at one chosen touch, or from it on: preloaded before the C library, it counts every call that
   reaches a file below a folder, and answers the chosen one with an error, or ends the process. The
   touch from which on all fail is chosen by its negative number.
   What is sent to a server whose socket stands below another folder is a touch, too: there every
   error but EINTR is a connection that is cut.

   Which calls: those with which SQLite and Python open, read, write, flush, cut, rename and remove.
   A write that is to fail for want of room writes half of it first, as disks do. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/un.h>
#include <unistd.h>

static char root[4096];
static char server[4096]; /* the folder of the server's socket; empty where there is none */
static long count, chosen;
static int error_number; /* 0: the process is killed */
static char below[4096]; /* which descriptors are open on files below the folder */
static char reaching[4096]; /* and which reach the server */

void faulty_arm(const char *folder, const char *of_server, long at, int number) {
    strncpy(root, folder, sizeof root - 1);
    strncpy(server, of_server, sizeof server - 1);
    count = 0;
    chosen = at;
    error_number = number;
}

long faulty_count(void) {
    root[0] = server[0] = 0;
    return count;
}

static int fails(void) {
    count++;
    if (!chosen || (chosen > 0 ? count != chosen : count < -chosen)) return 0;
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

static int is_watched(int fd) { return root[0] && fd >= 0 && fd < (int)sizeof below && below[fd]; }

static void watch(int fd, int is_it) {
    if (fd >= 0 && fd < (int)sizeof below) below[fd] = (char)is_it;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                            \
    int name(const char *path, int flags, ...) {              \
        va_list rest;                                         \
        va_start(rest, flags);                                \
        mode_t mode = va_arg(rest, mode_t);                   \
        va_end(rest);                                         \
        if (is_below(path) && fails()) return -1;             \
        int fd = REAL(name)(path, flags, mode);               \
        watch(fd, is_below(path));                            \
        return fd;                                            \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                          \
    int name(int at, const char *path, int flags, ...) {      \
        va_list rest;                                         \
        va_start(rest, flags);                                \
        mode_t mode = va_arg(rest, mode_t);                   \
        va_end(rest);                                         \
        if (is_below(path) && fails()) return -1;             \
        int fd = REAL(name)(at, path, flags, mode);           \
        watch(fd, is_below(path));                            \
        return fd;                                            \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    watch(fd, 0);
    if (fd >= 0 && fd < (int)sizeof reaching) reaching[fd] = 0;
    return REAL(close)(fd);
}

ssize_t read(int fd, void *to, size_t size) {
    return is_watched(fd) && fails() ? -1 : REAL(read)(fd, to, size);
}
ssize_t pread(int fd, void *to, size_t size, off_t at) {
    return is_watched(fd) && fails() ? -1 : REAL(pread)(fd, to, size, at);
}
ssize_t pread64(int fd, void *to, size_t size, off64_t at) {
    return is_watched(fd) && fails() ? -1 : REAL(pread64)(fd, to, size, at);
}

static int is_full(void) { return error_number == ENOSPC || error_number == EDQUOT; }

ssize_t write(int fd, const void *what, size_t size) {
    if (is_watched(fd) && fails()) {
        if (is_full() && size > 1) REAL(write)(fd, what, size / 2), errno = error_number;
        return -1;
    }
    return REAL(write)(fd, what, size);
}
ssize_t pwrite(int fd, const void *what, size_t size, off_t at) {
    return is_watched(fd) && fails() ? -1 : REAL(pwrite)(fd, what, size, at);
}
ssize_t pwrite64(int fd, const void *what, size_t size, off64_t at) {
    return is_watched(fd) && fails() ? -1 : REAL(pwrite64)(fd, what, size, at);
}
int fsync(int fd) { return is_watched(fd) && fails() ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return is_watched(fd) && fails() ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) {
    return is_watched(fd) && fails() ? -1 : REAL(ftruncate)(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    return is_watched(fd) && fails() ? -1 : REAL(ftruncate64)(fd, size);
}
int rename(const char *from, const char *to) {
    return is_below(to) && fails() ? -1 : REAL(rename)(from, to);
}
int unlink(const char *path) { return is_below(path) && fails() ? -1 : REAL(unlink)(path); }
int mkdir(const char *path, mode_t mode) {
    return is_below(path) && fails() ? -1 : REAL(mkdir)(path, mode);
}

static int is_cut(int fd) {
    if (!server[0] || fd < 0 || fd >= (int)sizeof reaching || !reaching[fd] || !fails()) return 0;
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
        if (fails()) {
            if (error_number != EINTR) errno = ECONNREFUSED;
            return -1;
        }
        if (fd < (int)sizeof reaching) reaching[fd] = 1;
    }
    return REAL(connect)(fd, to, size);
}
ssize_t send(int fd, const void *what, size_t size, int flags) {
    return is_cut(fd) ? -1 : REAL(send)(fd, what, size, flags);
}
ssize_t recv(int fd, void *to, size_t size, int flags) {
    return is_cut(fd) ? -1 : REAL(recv)(fd, to, size, flags);
}
