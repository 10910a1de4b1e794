// Probe monitors: on every clock whose strobe is 1 before the edge, the values of a list of
// signals are appended to a buffer. Signals that lie side by side are copied as one block.
#pragma once
#include <vector>

#include "weft_signal.h"

struct WeftMonitor {
  struct Piece {
    const void* from;
    int bytes;  // of one signal: 1, 2, 4 or a multiple of 4
    int words;  // written to the record
  };
  WeftSignal strobe;  // absent: every clock
  std::vector<Piece> pieces;
  int wordsPerRecord = 0;
  int counter = 0;
  uint32_t* buffer = nullptr;
  uint64_t* cycles = nullptr;
  uint64_t capacity = 0, stored = 0;

  bool full() const { return stored >= capacity; }
  void add(const WeftSignal& signal) {
    const int bytes = signal.bytes();
    wordsPerRecord += signal.words();
    if (bytes >= 4 && !pieces.empty()) {
      Piece& back = pieces.back();
      if (back.bytes >= 4 && static_cast<const char*>(back.from) + back.bytes == signal.at) {
        back.bytes += bytes;
        back.words += signal.words();
        return;
      }
    }
    pieces.push_back({signal.at, bytes, signal.words()});
  }
  void sample(WeftPage* page) {
    if (strobe && !strobe.high()) return;
    uint32_t* to = buffer + stored * wordsPerRecord;
    for (const Piece& piece : pieces) {
      switch (piece.bytes) {
        case 1: *to++ = *static_cast<const uint8_t*>(piece.from); break;
        case 2: *to++ = *static_cast<const uint16_t*>(piece.from); break;
        case 4: *to++ = *static_cast<const uint32_t*>(piece.from); break;
        default:
          memcpy(to, piece.from, piece.bytes);
          to += piece.words;
      }
    }
    if (cycles) cycles[stored] = page->cycle;
    weftCount(page->counters[counter], page->cycle);
    if (++stored >= capacity) page->attention = 1;
  }
};
