// One simulated instance: the verilated model, its agents, and the clock loop.
// Included by the generated shim, which defines WEFT_MODEL (the class that Verilator generated),
// WEFT_TRACE_FILE (the trace class, only in traced builds) and the tables of ports and probes.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "weft_axil.h"
#include "weft_monitor.h"
#include "weft_pins.h"
#include "weft_runtime.h"
#include "weft_signal.h"
#include "weft_streams.h"

struct WeftResetEvent {
  uint64_t cycle;
  uint32_t midClock;  // 0: with the inputs, while the clock is low; 1: after the rising edge
  uint32_t value;
};

struct WeftInstance {
  VerilatedContext* context = nullptr;
  WEFT_MODEL* model = nullptr;
  WeftPage* page = nullptr;
  WeftSignal ports[WEFT_PORTS + 1];
  WeftSignal probes[WEFT_PROBES + 1];
  WeftBit clock, reset;
  std::vector<WeftSource> sources;
  std::vector<WeftSink> sinks;
  std::vector<WeftAxiLite> masters;
  std::vector<WeftMonitor> monitors;
  WeftPins pins;
  int agents = 0;  // slots used in the page
  const WeftResetEvent* resets = nullptr;
  uint64_t resetCount = 0, nextReset = 0;
  uint32_t* record = nullptr;
  uint64_t recordCapacity = 0, recorded = 0;
  uint32_t* recordNow = nullptr;  // the record of the current clock
  bool dirty = false;             // an input was poked since the latest evaluation
#ifdef WEFT_TRACE_FILE
  WEFT_TRACE_FILE* trace = nullptr;
  uint64_t traceFrom = 1, traceTo = 0;
  std::string traceFile;
#endif

  void evaluate() {
    model->eval();
    dirty = false;
  }
  void dump(uint64_t time) {
#ifdef WEFT_TRACE_FILE
    if (!trace && page->cycle >= traceFrom && page->cycle <= traceTo) {
      trace = new WEFT_TRACE_FILE;
      model->trace(trace, 99);
      trace->open(traceFile.c_str());
    }
    if (trace) trace->dump(time);
#else
    (void)time;
#endif
  }
  void closeTrace() {
#ifdef WEFT_TRACE_FILE
    if (!trace) return;
    trace->close();
    delete trace;
    trace = nullptr;
#endif
  }
  bool inReset() const { return reset && !reset.high(); }
  bool done() const {
    if (nextReset < resetCount) return false;
    for (const auto& a : masters)
      if (!a.done()) return false;
    for (const auto& a : sources)
      if (!a.done()) return false;
    for (const auto& a : sinks)
      if (!a.done()) return false;
    return true;
  }
  // A status that lets Java act before the next clock, or -1.
  int stopBeforeClock(bool stopWhenDone) {
    for (const auto& m : monitors)
      if (m.full()) return page->agent = m.counter, WEFT_MONITOR_FULL;
    for (const auto& s : sinks)
      if (s.full() && !s.done()) return page->agent = s.counter, WEFT_SINK_FULL;
    if (stopWhenDone)
      for (const auto& m : masters)
        if (m.timedOut) return page->agent = m.counter, WEFT_BUS_TIMEOUT;
    if (record && recorded >= recordCapacity) return WEFT_RECORD_FULL;
    if (stopWhenDone && done()) return WEFT_DONE;
    return -1;
  }
  [[noreturn]] void broken(int agent, const char* rule) {
    page->agent = agent;
    weft_note(page, "", 0, rule);
    throw WeftStop{WEFT_PROTOCOL};
  }
  bool applyResets(uint32_t midClock) {
    bool any = false;
    while (nextReset < resetCount && resets[nextReset].cycle <= page->cycle &&
           (resets[nextReset].cycle < page->cycle || resets[nextReset].midClock <= midClock)) {
      reset.set(resets[nextReset++].value != 0);
      any = true;
      page->attention = 1;
    }
    return any;
  }
  void drive() {
    applyResets(0);
    const bool off = inReset();
    for (auto& s : sources) s.drive(off);
    for (auto& s : sinks) s.drive(off);
    for (auto& m : masters) m.drive(off, page->cycle);
  }
  void sample() {
    for (auto& s : sources) s.sample(page);
    for (auto& s : sinks)
      if (const char* rule = s.sample(page)) broken(s.counter, rule);
    for (auto& m : masters)
      if (const char* rule = m.sample(page)) broken(m.counter, rule);
    for (auto& m : monitors) m.sample(page);
  }
  // Record: a word of flags, then every port but the clock in order. Inputs and outputs as they
  // are before the rising edge.
  void recordClock() {
    recordNow = record + recorded * WEFT_RECORD_WORDS;
    if (++recorded >= recordCapacity) page->attention = 1;
    uint32_t* to = recordNow;
    *to++ = 0;
    for (int i = 0; i < WEFT_PORTS; ++i) {
      if (ports[i].at == clock.at) continue;
      ports[i].take(to);
      to += ports[i].words();
    }
  }
  // One clock: inputs change with the clock low, outputs are sampled before the rising edge.
  void tick() {
    const uint64_t time = page->cycle * 10;
    context->time(time);
    drive();
    clock.set(false);
    evaluate();
    dump(time);
    sample();
    if (record) recordClock();
    clock.set(true);
    evaluate();
    dump(time + 5);
    if (nextReset < resetCount && applyResets(1)) {
      evaluate();
      dump(time + 7);
      if (record) recordNow[0] = 1 | (reset.high() ? 2 : 0);
    }
#ifdef WEFT_TRACE_FILE
    if (trace && page->cycle >= traceTo) closeTrace();
#endif
    ++page->cycle;
  }
  // One edge of some clocks, driven by the pins' buffer; agents stand still.
  void edge(uint64_t mask) {
    const uint64_t time = page->cycle * 10;
    context->time(time);
    pins.clock(mask, false);
    evaluate();
    dump(time);
    pins.clock(mask, true);
    evaluate();
    dump(time + 5);
    ++page->cycle;
  }
  // One source and one sink without stalls, and nothing else to do: where the clock loop itself
  // would be felt. The same clocks as tick() gives.
  bool plainStream() const {
    if (sources.size() != 1 || sinks.size() != 1 || !monitors.empty() || record) return false;
    for (const auto& m : masters)
      if (!m.done()) return false;
#ifdef WEFT_TRACE_FILE
    if (trace || traceTo >= traceFrom) return false;
#endif
    return nextReset >= resetCount && !inReset() && sources[0].plain() && sinks[0].plain();
  }
  // What the loop changes is kept in locals, and given back however the loop ends.
  template <typename Word>
  struct StreamLoop {
    WeftInstance* s;
    WeftSource& in;
    WeftSink& out;
    uint64_t cycle, sent, taken;
    bool presented;

    explicit StreamLoop(WeftInstance* instance)
        : s{instance},
          in{s->sources[0]},
          out{s->sinks[0]},
          cycle{s->page->cycle},
          sent{in.next},
          taken{out.stored},
          presented{in.presented} {}
    ~StreamLoop() {
      s->page->cycle = cycle;
      weftCount(s->page->counters[in.counter], sent - in.next, in.cycles + in.next);
      weftCount(s->page->counters[out.counter], taken - out.stored, out.cycles + out.stored);
      in.next = sent;
      in.presented = presented;
      out.received += taken - out.stored;
      out.stored = taken;
    }
    uint64_t run(uint64_t clocks, bool stopWhenDone) {
      WEFT_MODEL* const model = s->model;
      VerilatedContext* const context = s->context;
      WeftPage* const page = s->page;
      const WeftBit clock = s->clock;
      const WeftBit inValid = in.valid, inReady = in.ready, inLast = in.last;
      const WeftBit outValid = out.valid, outLast = out.last;
      const Word* const from = reinterpret_cast<const Word*>(in.words);
      Word* const to = reinterpret_cast<Word*>(out.words);
      Word* const inData = static_cast<Word*>(in.data.at);
      const Word* const outData = static_cast<const Word*>(out.data.at);
      const uint8_t* const inLasts = in.lasts;
      uint8_t* const outLasts = out.lasts;
      uint64_t* const inCycles = in.cycles;
      uint64_t* const outCycles = out.cycles;
      const uint64_t beats = in.beats, capacity = out.capacity;
      const uint64_t wanted = out.expected - out.received + taken;
      out.drive(false);
      for (uint64_t i = 0; i < clocks && taken < capacity; ++i) {
        // Clocks that neither the last beat nor a full sink can be in need no decisions.
        uint64_t alike = 0;
        if (!inLasts && sent + 1 < beats)
          alike = std::min({clocks - i, beats - 1 - sent, capacity - taken});
        if (alike > 0) {
          inValid.set(true);
          if (inLast) inLast.set(false);
          i += alike - 1;
          bool taking = false;
          for (; alike > 0 && page->status != WEFT_FINISH; --alike) {
            *inData = from[sent];
            page->cycle = cycle;
            context->time(cycle * 10);
            clock.set(false);
            model->eval();
            taking = inReady.high();
            inCycles[sent] = cycle;
            sent += taking;
            to[taken] = *outData;
            outLasts[taken] = outLast && outLast.high();
            outCycles[taken] = cycle;
            taken += outValid.high();
            clock.set(true);
            model->eval();
            ++cycle;
          }
          presented = !taking;
          if (page->status == WEFT_FINISH) break;
          continue;
        }
        if (sent < beats) {
          if (!presented) {
            presented = true;
            inValid.set(true);
            *inData = from[sent];
            if (inLast) inLast.set(inLasts ? inLasts[sent] : sent + 1 == beats);
          }
        } else {
          if (stopWhenDone && taken >= wanted) break;
          in.idle();
        }
        page->cycle = cycle;
        context->time(cycle * 10);
        clock.set(false);
        model->eval();
        if (presented && inReady.high()) {
          inCycles[sent++] = cycle;
          presented = false;
        }
        if (outValid.high()) {
          to[taken] = *outData;
          outLasts[taken] = outLast && outLast.high();
          outCycles[taken++] = cycle;
        }
        clock.set(true);
        model->eval();
        ++cycle;
        if (page->status == WEFT_FINISH) break;
      }
      return cycle;
    }
  };
  template <typename Word>
  void streamClocks(uint64_t clocks, bool stopWhenDone) {
    for (auto& m : masters) m.quiet();
    StreamLoop<Word>(this).run(clocks, stopWhenDone);
  }
  // As many clocks as such streams last, 0 if there are none.
  uint64_t streamClocks(uint64_t clocks, bool stopWhenDone) {
    if (!plainStream()) return 0;
    const uint64_t before = page->cycle;
    const int bytes = sources[0].data.bytes();
    if (bytes != sinks[0].data.bytes()) return 0;
    if (bytes == 4) streamClocks<uint32_t>(clocks, stopWhenDone);
    if (bytes == 8) streamClocks<uint64_t>(clocks, stopWhenDone);
    return page->cycle - before;
  }
  int run(uint64_t clocks, bool stopWhenDone) {
    page->agent = -1;
    uint64_t i = streamClocks(clocks, stopWhenDone);
    if (page->status == WEFT_FINISH) return WEFT_FINISH;
    page->attention = 1;
    for (;; ++i) {
      if (page->attention) {
        const int stop = stopBeforeClock(stopWhenDone);
        if (stop >= 0) return stop;
        page->attention = 0;
      }
      if (i >= clocks) return WEFT_CYCLE_LIMIT;
      tick();
      if (page->status == WEFT_FINISH) return WEFT_FINISH;
    }
  }
};
