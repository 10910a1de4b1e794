// Pins by memory: Java writes all inputs and reads what it watches in one buffer, and a clock is one
// call. A value takes 64-bit words, low word first; those are 32-bit words, low word first, too.
#pragma once
#include <vector>

#include "weft_signal.h"

struct WeftPins {
  struct Slot {
    WeftSignal signal;
    uint32_t* at;
  };
  std::vector<Slot> inputs, watched;
  std::vector<WeftBit> clocks;
  uint64_t* buffer = nullptr;

  void drive() const {
    for (const Slot& slot : inputs) slot.signal.put(slot.at);
  }
  void sample() const {
    for (const Slot& slot : watched) slot.signal.take(slot.at);
  }
  void clock(uint64_t mask, bool level) const {
    for (size_t i = 0; i < clocks.size(); ++i)
      if (mask >> i & 1) clocks[i].set(level);
  }
};
