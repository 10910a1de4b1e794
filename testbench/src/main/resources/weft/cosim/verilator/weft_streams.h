// AXI4-Stream agents. Each clock: drive() before the clock falls, sample() on the settled values
// before its rising edge. A handshake is a clock in which valid and ready are both 1 in sample().
#pragma once
#include "weft_signal.h"

// The stall pattern; the same function as weft.arch.StallPattern.
inline uint64_t weftMix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}
inline uint32_t weftStall(uint64_t seed, uint32_t channel, uint64_t index) {
  if (seed == 0) return 0;
  const uint64_t start = weftMix(seed + channel * 0xD1B54A32D192ED03ull);
  const uint64_t h = weftMix(start + (index + 1) * 0x9E3779B97F4A7C15ull);
  const uint32_t dice = static_cast<uint32_t>(h >> 40) & 0xFFFF;
  const uint32_t length = static_cast<uint32_t>(h >> 16) & 0xFFFF;
  return dice < 45875 ? 0 : dice < 64881 ? 1 + length % 7 : 8 + length % 33;
}

// Clocks of stall for each index: from an array, or from the pattern.
struct WeftStalls {
  const uint32_t* table = nullptr;
  uint64_t length = 0;  // of the table; beyond it nothing stalls
  uint64_t seed = 0;
  uint32_t channel = 0;
  uint64_t base = 0;  // index of the first beat

  bool none() const { return !table && seed == 0; }
  uint32_t at(uint64_t i) const {
    if (table) return i < length ? table[i] : 0;
    return weftStall(seed, channel, base + i);
  }
};

struct WeftSource {
  WeftBit valid, ready, last;
  WeftSignal data;
  int counter = 0;  // slot in the page
  const uint32_t* words = nullptr;
  const uint8_t* lasts = nullptr;  // null: last is set on the last beat alone
  uint64_t* cycles = nullptr;      // null: acceptance cycles are not recorded
  uint64_t beats = 0, next = 0;
  WeftStalls gaps;
  uint32_t wait = 0;
  bool presented = false;

  bool done() const { return next >= beats; }
  // Beats one after the other, and their cycles are wanted.
  bool plain() const { return gaps.none() && wait == 0 && cycles; }
  void arm() {
    next = 0;
    presented = false;
    if (beats > 0) wait = gaps.at(0);
  }
  void idle() {  // what is on the wires without valid is junk
    if (!presented && !valid.high()) return;
    presented = false;
    valid.set(false);
    data.invert();
    if (last) last.invert();
  }
  void drive(bool inReset) {
    if (inReset || done()) return idle();
    if (wait > 0) {
      --wait;
      return idle();
    }
    if (presented) return;
    presented = true;
    valid.set(true);
    data.put(words + next * data.words());
    if (last) last.set(lasts ? lasts[next] : next + 1 == beats);
  }
  void sample(WeftPage* page) {
    if (!presented || !ready.high()) return;
    if (cycles) cycles[next] = page->cycle;
    weftCount(page->counters[counter], page->cycle);
    presented = false;
    if (++next < beats) {
      wait = gaps.at(next);
    } else {
      page->attention = 1;
    }
  }
};

struct WeftSink {
  WeftBit valid, ready, last;
  WeftSignal data;
  int counter = 0;
  uint32_t* words = nullptr;
  uint8_t* lasts = nullptr;
  uint64_t* cycles = nullptr;
  uint64_t capacity = 0, stored = 0;  // of the buffers, in beats
  uint64_t expected = 0, received = 0;
  WeftStalls delays;
  uint32_t wait = 0;
  bool open = false;     // ready is driven high
  bool held = false;     // a beat was refused: it must stay
  bool checked = false;  // the protocol is checked
  bool heldLast = false;
  uint32_t* heldData = nullptr;

  bool done() const { return received >= expected; }
  // Takes every beat at once, and all about it is wanted.
  bool plain() const { return delays.none() && wait == 0 && !held && lasts && cycles; }
  bool full() const { return stored >= capacity; }
  void arm() {
    stored = received = 0;
    held = false;
    wait = delays.at(0);
  }
  void drive(bool inReset) {
    open = !inReset && wait == 0 && !full();
    ready.set(open);
    if (inReset) held = false;
  }
  // The text of a broken rule, or null.
  const char* sample(WeftPage* page) {
    if (!valid.high()) return held ? "valid fell before ready" : nullptr;
    const bool lastNow = last && last.high();
    if (checked && held) {
      if (lastNow != heldLast) return "last changed while the beat waited";
      if (memcmp(heldData, data.at, data.bytes()) != 0) return "data changed while the beat waited";
    }
    if (!open) {
      if (wait > 0) --wait;
      if (checked && !held) {
        held = true;
        heldLast = lastNow;
        memcpy(heldData, data.at, data.bytes());
      }
      return nullptr;
    }
    held = false;
    data.take(words + stored * data.words());
    if (lasts) lasts[stored] = lastNow;
    if (cycles) cycles[stored] = page->cycle;
    weftCount(page->counters[counter], page->cycle);
    ++stored;
    wait = delays.at(++received);
    if (done() || full()) page->attention = 1;
    return nullptr;
  }
};
