// The C interface of a design's library. Every function takes (handle, a, b) and returns an
// int64: a non-negative result, or a negative WeftStatus. Longer arguments go through the page's
// scratch words, as 64-bit values.
#pragma once
#include <cstdlib>
#include <exception>
#include <mutex>

#include "weft_instance.h"
#include "weft_loop.h"

#define WEFT_EXPORT extern "C" __attribute__((visibility("default"))) int64_t

namespace {
WeftInstance* weftOf(int64_t handle) { return reinterpret_cast<WeftInstance*>(handle); }

template <typename Body>
int64_t weftCaught(WeftInstance* s, Body body) {
  try {
    const int64_t result = body();
    return s->page->status == WEFT_FINISH ? static_cast<int64_t>(WEFT_FINISH) : result;
  } catch (const WeftStop& stop) {
    return stop.code;
  } catch (const std::exception& e) {
    weft_note(s->page, "", 0, e.what());
    return WEFT_EXCEPTION;
  }
}

// Runs the body as the simulation of this instance; an end of simulation becomes its status.
template <typename Body>
int64_t weftGuarded(WeftInstance* s, Body body) {
  jmp_buf landing;
  weft_current = s->page;
  weft_landing = &landing;
  Verilated::threadContextp(s->context);
  s->page->status = 0;
  const int jumped = setjmp(landing);
  const int64_t result = jumped ? jumped : weftCaught(s, body);
  weft_current = nullptr;
  s->page->status = static_cast<int32_t>(result);
  return result;
}

uint64_t weftArgument(const WeftInstance* s, int i) {
  uint64_t value;
  memcpy(&value, s->page->scratch + 2 * i, 8);
  return value;
}
template <typename T>
T* weftPointer(const WeftInstance* s, int i) {
  return reinterpret_cast<T*>(weftArgument(s, i));
}
WeftSignal weftPort(const WeftInstance* s, int i) {
  const int64_t port = static_cast<int64_t>(weftArgument(s, i));
  return port < 0 ? WeftSignal{} : s->ports[port];
}
// Ports first, then probes.
WeftSignal weftSignalAt(const WeftInstance* s, int64_t index) {
  return index < WEFT_PORTS ? s->ports[index] : s->probes[index - WEFT_PORTS];
}
WeftStalls weftStallsFrom(const WeftInstance* s, int i) {
  WeftStalls stalls;
  stalls.table = weftPointer<const uint32_t>(s, i);
  stalls.length = weftArgument(s, i + 1);
  stalls.seed = weftArgument(s, i + 2);
  stalls.channel = static_cast<uint32_t>(weftArgument(s, i + 3));
  stalls.base = weftArgument(s, i + 4);
  return stalls;
}
void weftFindProbes(WeftInstance* s) {
  for (int i = 0; i < WEFT_PROBES; ++i) {
    const std::string scope = std::string("TOP.") + weftProbeTable[i].scope;
    const VerilatedScope* where = s->context->scopeFind(scope.c_str());
    const VerilatedVar* var = where ? where->varFind(weftProbeTable[i].name) : nullptr;
    if (!var || var->udims() > 1) continue;
    WeftSignal& probe = s->probes[i];
    probe.at = var->datap();
    probe.width = var->dims() > var->udims() ? var->packed().elements() : 1;
    probe.elements = var->udims() ? var->unpacked().elements() : 1;
  }
}
}  // namespace

WEFT_EXPORT weft_create(int64_t, int64_t, int64_t) {
  WeftInstance* s = new WeftInstance;
  s->page = new WeftPage;
  memset(s->page, 0, sizeof(WeftPage));
  return reinterpret_cast<int64_t>(s);
}
WEFT_EXPORT weft_page(int64_t handle, int64_t, int64_t) {
  return reinterpret_cast<int64_t>(weftOf(handle)->page);
}
// a: seed of the power-up values, 0 = all zero; b: index of the reset port or -1.
WEFT_EXPORT weft_open(int64_t handle, int64_t seed, int64_t resetPort) {
  // Verilator's random state belongs to the thread but is reseeded for all of them at once.
  static std::mutex opening;
  const std::lock_guard<std::mutex> lock(opening);
  WeftInstance* s = weftOf(handle);
  s->context = new VerilatedContext;
  return weftGuarded(s, [&]() -> int64_t {
    s->context->randReset(seed == 0 ? 0 : 2);
    s->context->randSeed(static_cast<int>(seed == 0 ? 1 : seed));
#ifdef WEFT_TRACE_FILE
    s->context->traceEverOn(true);
#endif
    s->model = new WEFT_MODEL{s->context, "TOP"};
    weftBindPorts(s->model, s->ports);
    s->clock = s->ports[WEFT_CLOCK];
    if (resetPort >= 0) s->reset = s->ports[resetPort];
    static const uint32_t zeros[WEFT_SCRATCH_WORDS] = {};
    for (int i = 0; i < WEFT_PORTS; ++i)
      if (weftPortTable[i].input) s->ports[i].put(zeros);
    s->dirty = true;
    weftFindProbes(s);
    return 0;
  });
}
WEFT_EXPORT weft_close(int64_t handle, int64_t, int64_t) {
  WeftInstance* s = weftOf(handle);
  const int64_t result = weftGuarded(s, [&]() -> int64_t {
    s->closeTrace();
    s->model->final();
    delete s->model;
    return 0;
  });
  for (auto& sink : s->sinks) delete[] sink.heldData;
  Verilated::threadContextp(nullptr);
  delete s->context;
  free(s->page->said);
  delete s->page;
  delete s;
  return result < 0 ? result : 0;
}
// a: index among ports; the value is in the scratch words.
WEFT_EXPORT weft_poke(int64_t handle, int64_t port, int64_t) {
  WeftInstance* s = weftOf(handle);
  s->ports[port].put(s->page->scratch);
  s->dirty = true;
  return 0;
}
// a: index among ports and probes, b: element; the value goes to the scratch words.
WEFT_EXPORT weft_peek(int64_t handle, int64_t index, int64_t element) {
  WeftInstance* s = weftOf(handle);
  return weftGuarded(s, [&]() -> int64_t {
    if (s->dirty) s->evaluate();
    weftSignalAt(s, index).take(s->page->scratch, static_cast<int>(element));
    return 0;
  });
}
// Writes a register or memory before the first evaluation. a: index among ports and probes, b:
// element; the value is in the scratch words.
WEFT_EXPORT weft_deposit(int64_t handle, int64_t index, int64_t element) {
  WeftInstance* s = weftOf(handle);
  weftSignalAt(s, index).element(element).put(s->page->scratch);
  return 0;
}
// a: the buffer that Java shares, b: number of clocks. Scratch: the clocks' ports, then the number of
// inputs, then port and place (in 64-bit words) of each. From now on Java takes what is printed.
WEFT_EXPORT weft_pins(int64_t handle, int64_t buffer, int64_t clocks) {
  WeftInstance* s = weftOf(handle);
  s->pins.buffer = reinterpret_cast<uint64_t*>(buffer);
  s->page->saidCapacity = 1024;
  s->page->said = static_cast<char*>(malloc(s->page->saidCapacity));
  int next = 0;
  for (int64_t i = 0; i < clocks; ++i) s->pins.clocks.push_back(weftPort(s, next++));
  const uint64_t inputs = weftArgument(s, next++);
  for (uint64_t i = 0; i < inputs; ++i, next += 2) {
    uint64_t* at = s->pins.buffer + weftArgument(s, next + 1);
    s->pins.inputs.push_back({weftPort(s, next), reinterpret_cast<uint32_t*>(at)});
  }
  return 0;
}
// a: index among ports and probes, b: place in the buffer. Its value is there after every call.
WEFT_EXPORT weft_watch(int64_t handle, int64_t index, int64_t place) {
  WeftInstance* s = weftOf(handle);
  uint64_t* at = s->pins.buffer + place;
  s->pins.watched.push_back({weftSignalAt(s, index), reinterpret_cast<uint32_t*>(at)});
  return 0;
}
// Inputs from the buffer, combinational logic, what is watched into the buffer.
WEFT_EXPORT weft_settle(int64_t handle, int64_t, int64_t) {
  WeftInstance* s = weftOf(handle);
  return weftGuarded(s, [&]() -> int64_t {
    s->pins.drive();
    s->evaluate();
    s->pins.sample();
    return 0;
  });
}
// The same around edges. a: the clocks that rise, as bits; b: how often.
WEFT_EXPORT weft_edges(int64_t handle, int64_t mask, int64_t count) {
  WeftInstance* s = weftOf(handle);
  return weftGuarded(s, [&]() -> int64_t {
    s->pins.drive();
    for (int64_t i = 0; i < count && s->page->status == 0; ++i)
      s->edge(static_cast<uint64_t>(mask));
    s->pins.sample();
    return 0;
  });
}
// For the benchmark. a: beats, b: seed; scratch: the ports valid, ready and data of the input, then
// of the output. The hash of the output goes to the scratch words.
WEFT_EXPORT weft_loop(int64_t handle, int64_t beats, int64_t seed) {
  WeftInstance* s = weftOf(handle);
  const WeftLoop loop{weftPort(s, 0), weftPort(s, 1), weftPort(s, 3), weftPort(s, 4),
                      static_cast<uint32_t*>(weftPort(s, 2).at),
                      static_cast<uint32_t*>(weftPort(s, 5).at)};
  return weftGuarded(s, [&]() -> int64_t {
    const uint64_t hash = loop.run(s, static_cast<uint32_t>(beats), static_cast<uint32_t>(seed));
    memcpy(s->page->scratch, &hash, sizeof hash);
    return 0;
  });
}
// a: index among probes. 0 if not observable, else width + 2^32 * elements.
WEFT_EXPORT weft_probe(int64_t handle, int64_t index, int64_t) {
  const WeftSignal& probe = weftOf(handle)->probes[index];
  return probe ? probe.width + (static_cast<int64_t>(probe.elements) << 32) : 0;
}
// a: clocks at most, b: 1 = return when all agents are done.
WEFT_EXPORT weft_run(int64_t handle, int64_t clocks, int64_t stopWhenDone) {
  WeftInstance* s = weftOf(handle);
  return weftGuarded(s, [&] { return s->run(clocks, stopWhenDone != 0); });
}

// Scratch: valid, ready, data, last (ports). Returns the index; its page slot is in b of arm.
WEFT_EXPORT weft_source_add(int64_t handle, int64_t, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftSource a;
  a.valid = weftPort(s, 0), a.ready = weftPort(s, 1), a.data = weftPort(s, 2);
  a.last = weftPort(s, 3);
  a.counter = s->agents++;
  s->sources.push_back(a);
  return static_cast<int64_t>(s->sources.size() - 1) | (static_cast<int64_t>(a.counter) << 32);
}
// Scratch: words, beats, lasts, cycles, gaps {table, length, seed, channel, base}.
WEFT_EXPORT weft_source_arm(int64_t handle, int64_t index, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftSource& a = s->sources[index];
  a.words = weftPointer<const uint32_t>(s, 0);
  a.beats = weftArgument(s, 1);
  a.lasts = weftPointer<const uint8_t>(s, 2);
  a.cycles = weftPointer<uint64_t>(s, 3);
  a.gaps = weftStallsFrom(s, 4);
  s->page->counters[a.counter] = {};
  a.arm();
  return 0;
}
WEFT_EXPORT weft_sink_add(int64_t handle, int64_t, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftSink a;
  a.valid = weftPort(s, 0), a.ready = weftPort(s, 1), a.data = weftPort(s, 2);
  a.last = weftPort(s, 3);
  a.counter = s->agents++;
  a.heldData = new uint32_t[a.data.words() + 2];
  s->sinks.push_back(a);
  return static_cast<int64_t>(s->sinks.size() - 1) | (static_cast<int64_t>(a.counter) << 32);
}
// Scratch: words, capacity, lasts, cycles, delays {5}, expected, checked.
WEFT_EXPORT weft_sink_arm(int64_t handle, int64_t index, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftSink& a = s->sinks[index];
  a.words = weftPointer<uint32_t>(s, 0);
  a.capacity = weftArgument(s, 1);
  a.lasts = weftPointer<uint8_t>(s, 2);
  a.cycles = weftPointer<uint64_t>(s, 3);
  a.delays = weftStallsFrom(s, 4);
  a.expected = weftArgument(s, 9);
  a.checked = weftArgument(s, 10) != 0;
  s->page->counters[a.counter] = {};
  a.arm();
  return 0;
}
// The buffer was emptied: go on filling it from its start.
WEFT_EXPORT weft_sink_drain(int64_t handle, int64_t index, int64_t) {
  weftOf(handle)->sinks[index].stored = 0;
  return 0;
}
// Scratch: the 17 ports in the order of AxiLiteMaster.java.
WEFT_EXPORT weft_axil_add(int64_t handle, int64_t, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftAxiLite a;
  a.awaddr = weftPort(s, 0), a.awvalid = weftPort(s, 1), a.awready = weftPort(s, 2);
  a.wdata = weftPort(s, 3), a.wstrb = weftPort(s, 4);
  a.wvalid = weftPort(s, 5), a.wready = weftPort(s, 6);
  a.bresp = weftPort(s, 7), a.bvalid = weftPort(s, 8), a.bready = weftPort(s, 9);
  a.araddr = weftPort(s, 10), a.arvalid = weftPort(s, 11), a.arready = weftPort(s, 12);
  a.rdata = weftPort(s, 13), a.rresp = weftPort(s, 14);
  a.rvalid = weftPort(s, 15), a.rready = weftPort(s, 16);
  a.ports = s->ports;
  a.counter = s->agents++;
  s->masters.push_back(a);
  return static_cast<int64_t>(s->masters.size() - 1) | (static_cast<int64_t>(a.counter) << 32);
}
// Scratch: operations, count.
WEFT_EXPORT weft_axil_arm(int64_t handle, int64_t index, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftAxiLite& a = s->masters[index];
  a.ops = weftPointer<WeftOp>(s, 0);
  a.count = weftArgument(s, 1);
  s->page->counters[a.counter] = {};
  a.arm();
  return 0;
}
// Scratch: strobe (index among ports and probes, or -1), count, then the indices of the values.
WEFT_EXPORT weft_monitor_add(int64_t handle, int64_t, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftMonitor a;
  const int64_t strobe = static_cast<int64_t>(weftArgument(s, 0));
  if (strobe >= 0) a.strobe = weftSignalAt(s, strobe);
  const int count = static_cast<int>(weftArgument(s, 1));
  for (int i = 0; i < count; ++i) {
    a.add(weftSignalAt(s, static_cast<int64_t>(weftArgument(s, 2 + i))));
  }
  a.counter = s->agents++;
  s->monitors.push_back(a);
  return static_cast<int64_t>(s->monitors.size() - 1) | (static_cast<int64_t>(a.counter) << 32);
}
// Scratch: buffer, capacity in records, cycles. Also empties it.
WEFT_EXPORT weft_monitor_buffer(int64_t handle, int64_t index, int64_t) {
  WeftInstance* s = weftOf(handle);
  WeftMonitor& a = s->monitors[index];
  a.buffer = weftPointer<uint32_t>(s, 0);
  a.capacity = weftArgument(s, 1);
  a.cycles = weftPointer<uint64_t>(s, 2);
  a.stored = 0;
  return 0;
}
WEFT_EXPORT weft_monitor_stored(int64_t handle, int64_t index, int64_t) {
  return static_cast<int64_t>(weftOf(handle)->monitors[index].stored);
}
// The buffer was emptied.
WEFT_EXPORT weft_monitor_drain(int64_t handle, int64_t index, int64_t) {
  weftOf(handle)->monitors[index].stored = 0;
  return 0;
}
// a: events (WeftResetEvent, by cycle), b: how many.
WEFT_EXPORT weft_resets(int64_t handle, int64_t events, int64_t count) {
  WeftInstance* s = weftOf(handle);
  s->resets = reinterpret_cast<const WeftResetEvent*>(events);
  s->resetCount = static_cast<uint64_t>(count);
  s->nextReset = 0;
  return 0;
}
// a: buffer (0 = stop recording), b: capacity in records. Returns the records that it held.
WEFT_EXPORT weft_record(int64_t handle, int64_t buffer, int64_t capacity) {
  WeftInstance* s = weftOf(handle);
  const int64_t held = static_cast<int64_t>(s->recorded);
  s->record = reinterpret_cast<uint32_t*>(buffer);
  s->recordCapacity = static_cast<uint64_t>(capacity);
  s->recorded = 0;
  return held;
}
// Scratch: file name (pointer), first cycle, last cycle. Returns 0 if the build has no trace.
WEFT_EXPORT weft_trace(int64_t handle, int64_t, int64_t) {
#ifdef WEFT_TRACE_FILE
  WeftInstance* s = weftOf(handle);
  return weftGuarded(s, [&]() -> int64_t {
    s->closeTrace();
    s->traceFile = weftPointer<const char>(s, 0);
    s->traceFrom = weftArgument(s, 1);
    s->traceTo = weftArgument(s, 2);
    return 1;
  });
#else
  (void)handle;
  return 0;
#endif
}
