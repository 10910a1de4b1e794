package weft.hdl.sim.jvm;

import java.util.List;

/** A step with an effect. Operands are nodes, evaluated when the step runs. */
abstract sealed class Stmt {
  /** Nodes that it uses itself, in the order of evaluation. */
  abstract List<Node> operands();

  /** Blocks in it. */
  List<Body> bodies() {
    return List.of();
  }

  /** Sets a word. */
  static final class Put extends Stmt {
    final Word word;
    final Node value;

    Put(Word word, Node value) {
      this.word = word;
      this.value = value;
    }

    @Override
    List<Node> operands() {
      return List.of(value);
    }
  }

  /** Replaces the bits of a word where the mask is 1 by those of a value that is 0 elsewhere. */
  static final class PutBits extends Stmt {
    final Word word;
    final Node mask;
    final Node value;

    /** Bits to sign-extend from afterwards; 64 for none. */
    final int signedWidth;

    PutBits(Word word, Node mask, Node value, int signedWidth) {
      this.word = word;
      this.mask = mask;
      this.value = value;
      this.signedWidth = signedWidth;
    }

    @Override
    List<Node> operands() {
      return List.of(mask, value);
    }
  }

  /** Replaces {@code width} bits of an array from a bit; cuts its last word if signed. */
  static final class Insert extends Stmt {
    final Node array;
    final Node from;
    final int width;

    /** A J, or an A if the width is above 64. */
    final Node value;

    /** Width of the whole if it is signed; else 0. */
    final int signedWidth;

    Insert(Node array, Node from, int width, Node value, int signedWidth) {
      this.array = array;
      this.from = from;
      this.width = width;
      this.value = value;
      this.signedWidth = signedWidth;
    }

    @Override
    List<Node> operands() {
      return List.of(array, from, value);
    }
  }

  /** Sets an element of an array, or its bits where a mask is 1. */
  static final class Store extends Stmt {
    final Node array;
    final Node index;
    final Node value;

    /** Null for all bits. */
    final Node mask;

    final int signedWidth;

    Store(Node array, Node index, Node value, Node mask, int signedWidth) {
      this.array = array;
      this.index = index;
      this.value = value;
      this.mask = mask;
      this.signedWidth = signedWidth;
    }

    @Override
    List<Node> operands() {
      return mask == null ? List.of(array, index, value) : List.of(array, index, mask, value);
    }
  }

  /** One of two blocks. */
  static final class If extends Stmt {
    final Node condition;
    final Body then;
    final Body otherwise;

    If(Node condition, Body then, Body otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    List<Node> operands() {
      return List.of(condition);
    }

    @Override
    List<Body> bodies() {
      return List.of(then, otherwise);
    }
  }

  /** The block whose label is the key. */
  static final class Choose extends Stmt {
    final Node key;

    /** Ascending; the block of each. */
    final int[] labels;

    final Body[] targets;
    final List<Body> cases;
    final Body otherwise;

    Choose(Node key, int[] labels, Body[] targets, List<Body> cases, Body otherwise) {
      this.key = key;
      this.labels = labels;
      this.targets = targets;
      this.cases = cases;
      this.otherwise = otherwise;
    }

    @Override
    List<Node> operands() {
      return List.of(key);
    }

    @Override
    List<Body> bodies() {
      List<Body> all = new java.util.ArrayList<>(cases);
      all.add(otherwise);
      return all;
    }
  }

  /** Calls a method of a child, or of the cell itself (child -1); its arguments are I. */
  static final class Invoke extends Stmt {
    final int child;
    final String method;
    final List<Node> args;

    /** In a loop, how the child moves from that of the first turn. */
    final Stride stride;

    Invoke(int child, String method, List<Node> args) {
      this(child, method, args, Stride.NONE);
    }

    Invoke(int child, String method, List<Node> args, Stride stride) {
      this.child = child;
      this.method = method;
      this.args = args;
      this.stride = stride;
    }

    @Override
    List<Node> operands() {
      return args;
    }
  }

  /** Tells the simulation that a check or print was reached. */
  static final class Say extends Stmt {
    /** Index in the module's list of what can be said. */
    final int message;

    /** The words of all arguments. */
    final Node words;

    Say(int message, Node words) {
      this.message = message;
      this.words = words;
    }

    @Override
    List<Node> operands() {
      return List.of(words);
    }
  }

  /** Copies a whole array into another of the same length. */
  static final class Copy extends Stmt {
    final Node from;
    final Node to;

    Copy(Node from, Node to) {
      this.from = from;
      this.to = to;
    }

    @Override
    List<Node> operands() {
      return List.of(from, to);
    }
  }

  /** Runs a block a number of times; loops do not lie in each other. */
  static final class Loop extends Stmt {
    /** Counts the turns from the first; belongs to the body. */
    final Word index;

    final Node first;
    final int count;
    final Body body;

    Loop(Word index, Node first, int count, Body body) {
      this.index = index;
      this.first = first;
      this.count = count;
      this.body = body;
    }

    @Override
    List<Node> operands() {
      return List.of();
    }

    @Override
    List<Body> bodies() {
      return List.of(body);
    }
  }

  /** Runs a block until the words that it sets stay the same. */
  static final class Repeat extends Stmt {
    final Body body;
    final List<Word> words;

    /** What the words were before; locals. */
    final List<Word> before;

    /** More runs than this mean that it never ends. */
    final int most;

    final Word runs;

    Repeat(Body body, List<Word> words, int most) {
      this.body = body;
      this.words = words;
      this.before = words.stream().map(w -> Word.local(w.type, w.lo, w.hi)).toList();
      this.most = most;
      this.runs = Word.local(Type.I, 0, Integer.MAX_VALUE);
    }

    @Override
    List<Node> operands() {
      return List.of();
    }

    @Override
    List<Body> bodies() {
      return List.of(body);
    }
  }
}
