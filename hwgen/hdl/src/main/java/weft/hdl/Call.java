package weft.hdl;

/** A call of the vocabulary at one place of the author's code, whenever it is made there. */
final class Call {
  final Site site;
  private final FrameChain frames;
  private Call next;
  private boolean followed;

  Call(FrameChain frames, Site site) {
    this.frames = frames;
    this.site = site;
  }

  /** The call that the same frame makes next if this one returns; null if that is not certain. */
  Call next(CallSites sites) {
    if (!followed) {
      followed = true;
      int offset = StraightLine.after(frames);
      next = offset < 0 ? null : sites.of(frames.at(offset));
    }
    return next;
  }
}
