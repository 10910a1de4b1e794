// The stream of the benchmark in plain C++: pseudo-random beats in, a hash of what comes out, and
// nothing between this loop and the model. What agents driven from Java are measured against.
#pragma once
#include "weft_instance.h"

struct WeftLoop {
  WeftBit inValid, inReady, outValid, outReady;
  uint32_t* inData;
  const uint32_t* outData;

  static uint32_t next(uint32_t x) {
    x ^= x << 13;
    x ^= x >> 17;
    return x ^ x << 5;
  }
  static uint64_t fold(uint64_t hash, uint32_t word) {
    return (hash ^ word) * 0x100000001B3ull;
  }
  uint64_t run(WeftInstance* s, int64_t beats, uint32_t x) const {
    uint64_t hash = 0xCBF29CE484222325ull;
    outReady.set(true);
    for (int64_t sent = 0, got = 0; got < beats; ++s->page->cycle) {
      inValid.set(sent < beats);
      *inData = x;
      s->clock.set(false);
      s->model->eval();
      if (inValid.high() && inReady.high()) {
        ++sent;
        x = next(x);
      }
      if (outValid.high()) {
        hash = fold(hash, *outData);
        ++got;
      }
      s->clock.set(true);
      s->model->eval();
    }
    return hash;
  }
};
