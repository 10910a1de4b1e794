// What Verilator's run-time library calls instead of exit(), abort() and stdout.
#pragma once
#include "weft_page.h"

struct WeftStop {
  int32_t code;
};

// The page of the instance that this thread is simulating, null outside of a call.
extern thread_local WeftPage* weft_current;

void weft_note(WeftPage* page, const char* file, int line, const char* message);
