// The page: the one block of memory that an instance of a simulated design shares with Java.
// Java reads it through a direct buffer (see ModelPage.java, which holds the same offsets), so
// that counters and error texts cost no call. Little endian, natural alignment.
#pragma once
#include <cstddef>
#include <cstdint>

enum WeftStatus : int32_t {
  WEFT_DONE = 0,          // every armed agent is done
  WEFT_CYCLE_LIMIT = 1,   // the clocks asked for were simulated
  WEFT_MONITOR_FULL = 2,  // a monitor's buffer is full
  WEFT_SINK_FULL = 3,     // a stream sink's buffer is full before its last expected beat
  WEFT_RECORD_FULL = 4,   // the recording's buffer is full
  WEFT_BUS_TIMEOUT = 5,   // a bus operation exceeded its own limit
  // Negative: the instance cannot be used any more.
  WEFT_FINISH = -1,
  WEFT_STOP = -2,
  WEFT_FATAL = -3,
  WEFT_EXIT = -4,
  WEFT_ABORT = -5,
  WEFT_PROTOCOL = -6,
  WEFT_EXCEPTION = -7,
  // -64-n: signal n, returned by the host library.
};

constexpr int WEFT_MAX_AGENTS = 64;
constexpr int WEFT_SCRATCH_WORDS = 8192;

struct WeftCounter {
  uint64_t count;       // beats accepted, operations completed or records taken
  uint64_t firstCycle;  // cycle of the first of them
  uint64_t lastCycle;   // cycle of the latest of them
};

struct WeftPage {
  uint64_t cycle;      // clocks since open
  int32_t status;      // latest WeftStatus
  int32_t line;        // source line of a failure, 0 if unknown
  int32_t logLength;   // characters in log
  int32_t agent;       // the agent that made a run return, -1 if none
  char file[256];      // source file of a failure
  char message[1024];  // its text
  char log[8192];      // what the design printed; the oldest half is dropped when full
  WeftCounter counters[WEFT_MAX_AGENTS];
  uint32_t scratch[WEFT_SCRATCH_WORDS];  // arguments and results of calls
  char* said;            // what was printed, if Java takes it: see appendSaid; null if it does not
  uint64_t saidLength;   // bytes in it; Java takes them by writing 0
  uint64_t saidCapacity;
  uint64_t attention;  // an agent may have become done or full: look before the next clock
};

static_assert(offsetof(WeftPage, file) == 24 && offsetof(WeftPage, message) == 280, "see ModelPage");
static_assert(offsetof(WeftPage, log) == 1304 && offsetof(WeftPage, counters) == 9496, "");
static_assert(offsetof(WeftPage, scratch) == 11032 && offsetof(WeftPage, said) == 43800, "");
