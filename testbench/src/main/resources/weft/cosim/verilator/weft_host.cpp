// The host library: the only one that Java binds to. It calls into the libraries of designs and
// turns a crash inside such a call into a return code. One per process and never unloaded,
// because the signal handlers live here.
#include <csetjmp>
#include <csignal>
#include <cstdint>
#include <cstring>

namespace {
// initial-exec: the handler may run in any thread of the JVM and must not allocate.
__attribute__((tls_model("initial-exec"))) thread_local sigjmp_buf* landing = nullptr;

constexpr int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
struct sigaction previous[NSIG];
bool installed = false;

void onSignal(int signal, siginfo_t* info, void* context) {
  if (landing) {
    sigjmp_buf* to = landing;
    landing = nullptr;
    siglongjmp(*to, signal);
  }
  // Not ours: the JVM's own (null checks, safepoints) or a real crash.
  const struct sigaction& old = previous[signal];
  if (old.sa_flags & SA_SIGINFO) {
    old.sa_sigaction(signal, info, context);
  } else if (old.sa_handler == SIG_DFL) {
    sigaction(signal, &old, nullptr);
    raise(signal);
  } else if (old.sa_handler != SIG_IGN) {
    old.sa_handler(signal);
  }
}
}  // namespace

extern "C" {
// Installs the signal handlers, once.
__attribute__((visibility("default"))) int64_t weft_host_init() {
  if (installed) return 0;
  installed = true;
  for (const int signal : signals) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = onSignal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    if (sigaction(signal, &action, &previous[signal]) != 0) return -1;
  }
  return 1;
}

// Calls function(handle, a, b), the four words of the request; -64-n if it ended in signal n. One
// argument, because JNA takes as long for each as for a third of a call.
__attribute__((visibility("default"))) int64_t weft_host_call(int64_t request) {
  const int64_t* word = reinterpret_cast<const int64_t*>(request);
  sigjmp_buf here;
  const int signal = sigsetjmp(here, 0);
  if (signal) return -64 - signal;
  landing = &here;
  const int64_t result = reinterpret_cast<int64_t (*)(int64_t, int64_t, int64_t)>(word[0])(
      word[1], word[2], word[3]);
  landing = nullptr;
  return result;
}
}
