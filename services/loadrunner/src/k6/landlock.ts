/**
 * Closes a box around itself and becomes another program, by Landlock: the way in which Linux lets any process, without
 * rights of its own, give up files and ports for good. Node cannot make these system calls, so Python makes them. What
 * the box is comes as JSON: `read` and `write` are paths that stay, `ports` the only TCP ports that may be called, or null
 * for any. Asked with `null`, it prints which version of Landlock there is. It never goes on outside of the box.
 */
export const LANDLOCK_PROGRAM = `
import ctypes, json, os, sys

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PATH_BENEATH, NET_PORT = 1, 2
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, CONNECT_TCP = 1, 2, 4, 8, 1 << 14, 2
NO_NEW_PRIVS = 38
libc = ctypes.CDLL(None, use_errno=True)

class Ruleset(ctypes.Structure):
    _fields_ = [("fs", ctypes.c_uint64), ("net", ctypes.c_uint64)]

class Path(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("access", ctypes.c_uint64), ("fd", ctypes.c_int32)]

class Port(ctypes.Structure):
    _fields_ = [("access", ctypes.c_uint64), ("port", ctypes.c_uint64)]

def check(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result

def syscall(number, *arguments):
    return check(libc.syscall(ctypes.c_long(number), *arguments))

box = json.loads(sys.argv[1])
version = syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
if box is None:
    print(version)
    sys.exit(0)
try:
    every = (1 << 13) - 1 if version == 1 else (1 << 14) - 1 if version == 2 else (1 << 15) - 1
    net = CONNECT_TCP if box["ports"] is not None else 0
    size = 8 if version < 4 else 16
    ruleset = syscall(CREATE_RULESET, ctypes.byref(Ruleset(every, net)), ctypes.c_size_t(size), ctypes.c_uint32(0))
    def allow(path, folder_access, file_access):
        try:
            fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            return
        rule = Path(folder_access if os.path.isdir(path) else file_access, fd)
        syscall(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(PATH_BENEATH), ctypes.byref(rule), ctypes.c_uint32(0))
        os.close(fd)
    for path in box["read"]:
        allow(path, EXECUTE | READ_FILE | READ_DIR, EXECUTE | READ_FILE)
    for path in box["write"]:
        allow(path, every & ~EXECUTE, every & (WRITE_FILE | READ_FILE | TRUNCATE))
    for port in box["ports"] or []:
        rule = Port(CONNECT_TCP, port)
        syscall(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(NET_PORT), ctypes.byref(rule), ctypes.c_uint32(0))
    check(libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0))
    syscall(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    os.execv(sys.argv[2], sys.argv[2:])
except OSError as error:
    print(f"the box around {sys.argv[2]} could not be closed: {error}", file=sys.stderr)
    sys.exit(126)
`;
