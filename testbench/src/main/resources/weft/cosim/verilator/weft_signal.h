// A signal of the verilated model: where it is and how Verilator stores it.
#pragma once
#include <cstdint>
#include <cstring>

#include "weft_page.h"

struct WeftSignal {
  void* at = nullptr;  // null: absent or not observable
  int width = 0;
  int elements = 1;  // of an unpacked array

  int words() const { return (width + 31) / 32; }
  int bytes() const {  // of one element
    return width <= 8 ? 1 : width <= 16 ? 2 : width <= 32 ? 4 : width <= 64 ? 8 : 4 * words();
  }
  explicit operator bool() const { return at != nullptr; }

  bool high() const {
    switch (bytes()) {
      case 1: return *static_cast<const uint8_t*>(at) != 0;
      case 2: return *static_cast<const uint16_t*>(at) != 0;
      default: {
        const uint32_t* w = static_cast<const uint32_t*>(at);
        uint32_t any = 0;
        for (int i = 0; i < words(); ++i) any |= w[i];
        return any != 0;
      }
    }
  }
  // The low 32 bits.
  uint32_t low() const {
    switch (bytes()) {
      case 1: return *static_cast<const uint8_t*>(at);
      case 2: return *static_cast<const uint16_t*>(at);
      default: return *static_cast<const uint32_t*>(at);
    }
  }
  void setLow(uint32_t value) const {
    switch (bytes()) {
      case 1: *static_cast<uint8_t*>(at) = static_cast<uint8_t>(value & mask(8)); break;
      case 2: *static_cast<uint16_t*>(at) = static_cast<uint16_t>(value & mask(16)); break;
      case 4: *static_cast<uint32_t*>(at) = value & mask(32); break;
      default: {
        uint32_t* w = static_cast<uint32_t*>(at);
        w[0] = value;
        for (int i = 1; i < words(); ++i) w[i] = 0;
      }
    }
  }
  // All bits, as 32-bit words, low word first. Verilator needs clean bits above the width.
  void put(const uint32_t* from) const {
    if (bytes() <= 4) {
      setLow(from[0]);
      return;
    }
    const int n = words();
    memcpy(at, from, 4 * n);
    if (width & 31) static_cast<uint32_t*>(at)[n - 1] &= (1u << (width & 31)) - 1;
  }
  void take(uint32_t* to, int element = 0) const {
    const char* from = static_cast<const char*>(at) + static_cast<int64_t>(element) * bytes();
    switch (bytes()) {
      case 1: to[0] = *reinterpret_cast<const uint8_t*>(from); break;
      case 2: to[0] = *reinterpret_cast<const uint16_t*>(from); break;
      default: memcpy(to, from, 4 * words());
    }
  }
  // One word of an array.
  WeftSignal element(int64_t i) const {
    WeftSignal one = *this;
    one.at = static_cast<char*>(at) + i * bytes();
    return one;
  }
  void invert() const {
    uint32_t* w = static_cast<uint32_t*>(at);
    if (bytes() <= 4) {
      setLow(~low());
      return;
    }
    for (int i = 0; i < words(); ++i) w[i] = ~w[i];
    if (width & 31) w[words() - 1] &= (1u << (width & 31)) - 1;
  }

 private:
  uint32_t mask(int storage) const {
    const int bits = width < storage ? width : storage;
    return bits >= 32 ? ~0u : (1u << bits) - 1;
  }
};

// A port of one bit: what the clock loop looks at most.
struct WeftBit {
  uint8_t* at = nullptr;

  WeftBit() = default;
  WeftBit(const WeftSignal& signal)  // not explicit: an agent's ports are given as signals
      : at{static_cast<uint8_t*>(signal.at)} {}
  explicit operator bool() const { return at != nullptr; }
  bool high() const { return *at != 0; }
  void set(bool value) const { *at = value; }
  void invert() const { *at ^= 1; }
};

inline void weftCount(WeftCounter& counter, uint64_t cycle) {
  if (counter.count++ == 0) counter.firstCycle = cycle;
  counter.lastCycle = cycle;
}
// So many at once, whose cycles are given.
inline void weftCount(WeftCounter& counter, uint64_t times, const uint64_t* cycles) {
  if (times == 0) return;
  if (counter.count == 0) counter.firstCycle = cycles[0];
  counter.count += times;
  counter.lastCycle = cycles[times - 1];
}
