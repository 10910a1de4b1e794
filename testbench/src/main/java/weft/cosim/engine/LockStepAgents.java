package weft.cosim.engine;

import java.util.List;

/** Agents that act on two models at once, and show what those of the reference saw. */
final class LockStepAgents {
  private LockStepAgents() {}

  record Source(StreamSource reference, StreamSource other) implements StreamSource {
    @Override
    public int wordsPerBeat() {
      return reference.wordsPerBeat();
    }

    @Override
    public void arm(int[] data, Stalls stalls, boolean[] lastFlags) {
      reference.arm(data, stalls, lastFlags);
      other.arm(data, stalls, lastFlags);
    }

    @Override
    public long accepted() {
      return reference.accepted();
    }

    @Override
    public long cycle(int i) {
      return reference.cycle(i);
    }
  }

  record Sink(StreamSink reference, StreamSink other) implements StreamSink {
    @Override
    public int wordsPerBeat() {
      return reference.wordsPerBeat();
    }

    @Override
    public void arm(int expectedBeats, Stalls stalls) {
      reference.arm(expectedBeats, stalls);
      other.arm(expectedBeats, stalls);
    }

    @Override
    public int received() {
      return reference.received();
    }

    @Override
    public void copy(int[] target) {
      reference.copy(target);
    }

    @Override
    public boolean last(int i) {
      return reference.last(i);
    }

    @Override
    public long cycle(int i) {
      return reference.cycle(i);
    }
  }

  record Master(AxiLiteMaster reference, AxiLiteMaster other) implements AxiLiteMaster {
    @Override
    public void arm(List<AxiLiteOp> list) {
      reference.arm(list);
      other.arm(list);
    }

    @Override
    public List<AxiLiteResult> results() {
      return reference.results();
    }
  }
}
