// The stream of the benchmark in plain C++: pseudo-random beats in, a hash of what comes out, and
// nothing between this loop and the model. What agents driven from Java are measured against.
#pragma once
#include "weft_instance.h"

struct WeftLoop {
  WeftBit inValid, inReady, outValid, outReady;
  uint32_t* inData;
  const uint32_t* outData;

  // Beat i of the stimulus, and what word i of the output adds to the hash: the cheapest that change
  // all bits and tell words and their order. No call waits for the one before.
  static uint32_t beat(uint32_t seed, uint32_t i) {
    const uint32_t x = seed + i * 0x9E3779B9u;
    return x ^ x >> 15;
  }
  static uint64_t share(uint32_t i, uint32_t word) { return word * (2 * uint64_t{i} + 1); }
  uint64_t run(WeftInstance* s, uint32_t beats, uint32_t seed) const {
    uint64_t hash = 0;
    outReady.set(true);
    for (uint32_t sent = 0, got = 0; got < beats; ++s->page->cycle) {
      inValid.set(sent < beats);
      *inData = beat(seed, sent);
      s->clock.set(false);
      s->model->eval();
      if (inValid.high() && inReady.high()) ++sent;
      if (outValid.high()) hash += share(got++, *outData);
      s->clock.set(true);
      s->model->eval();
    }
    return hash;
  }
};
