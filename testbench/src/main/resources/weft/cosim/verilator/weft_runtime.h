// What Verilator's run-time library calls instead of exit(), abort() and stdout.
#pragma once
#include <csetjmp>

#include "weft_page.h"

struct WeftStop {
  int32_t code;
};

// The page of the instance that this thread is simulating, null outside of a call.
extern thread_local WeftPage* weft_current;

// Where exit() and abort() go. Not by an exception: C code, and code that g++ compiles with these
// functions known not to throw, has no tables to unwind by.
extern thread_local jmp_buf* weft_landing;

void weft_note(WeftPage* page, const char* file, int line, const char* message);
