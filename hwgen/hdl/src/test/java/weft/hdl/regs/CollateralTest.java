package weft.hdl.regs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is written from a map, whole. */
class CollateralTest {
  @Test
  void headerDefinesOffsetsMasksAndResets() {
    assertEquals(
        """
        /* Registers of timer: byte offsets and fields. */
        #ifndef TIMER_REGISTERS_H
        #define TIMER_REGISTERS_H

        /* Which version */
        #define TIMER_ID 0x000u
        #define TIMER_ID_VERSION_SHIFT 0u
        #define TIMER_ID_VERSION_MASK 0x0000FFFFu
        #define TIMER_ID_VERSION_RESET 0x102u

        /* How it runs */
        #define TIMER_CTRL 0x004u
        #define TIMER_CTRL_RUN_SHIFT 0u
        #define TIMER_CTRL_RUN_MASK 0x00000001u
        #define TIMER_CTRL_PERIOD_SHIFT 4u
        #define TIMER_CTRL_PERIOD_MASK 0x0FFFFFF0u
        #define TIMER_CTRL_PERIOD_RESET 0x3E8u

        /* What it is to do */
        #define TIMER_COMMAND 0x008u
        #define TIMER_COMMAND_RESTART_SHIFT 0u
        #define TIMER_COMMAND_RESTART_MASK 0x00000001u
        #define TIMER_COMMAND_STEPS_SHIFT 4u
        #define TIMER_COMMAND_STEPS_MASK 0x000000F0u

        /* Where it is */
        #define TIMER_COUNT 0x00Cu
        #define TIMER_COUNT_NOW_SHIFT 0u
        #define TIMER_COUNT_NOW_MASK 0x00FFFFFFu

        /* What has happened */
        #define TIMER_STATUS 0x010u
        #define TIMER_STATUS_ELAPSED_SHIFT 0u
        #define TIMER_STATUS_ELAPSED_MASK 0x00000001u
        #define TIMER_STATUS_FAULT_SHIFT 8u
        #define TIMER_STATUS_FAULT_MASK 0x00000F00u

        /* What is counted */
        #define TIMER_EVENTS 0x014u
        #define TIMER_EVENTS_MISSED_SHIFT 0u
        #define TIMER_EVENTS_MISSED_MASK 0x00000001u
        #define TIMER_EVENTS_PERIODS_SHIFT 8u
        #define TIMER_EVENTS_PERIODS_MASK 0x0000FF00u
        #define TIMER_EVENTS_LATE_SHIFT 16u
        #define TIMER_EVENTS_LATE_MASK 0x000F0000u

        /* What opens it */
        #define TIMER_LOCK 0x020u
        #define TIMER_LOCK_KEY_SHIFT 8u
        #define TIMER_LOCK_KEY_MASK 0xFFFFFF00u
        #define TIMER_LOCK_KEY_RESET 0x5u

        /* Moved by both */
        #define TIMER_PLACE 0x024u
        #define TIMER_PLACE_POINT_SHIFT 3u
        #define TIMER_PLACE_POINT_MASK 0x00001FF8u

        /* Shape of the pulse */
        #define TIMER_TABLE 0x040u
        #define TIMER_TABLE_WORDS 8u

        /* What happened */
        #define TIMER_TRACE 0x060u
        #define TIMER_TRACE_WORDS 4u

        /* Words to send */
        #define TIMER_FEED 0x070u
        #define TIMER_FEED_WORDS 2u

        #endif
        """,
        RegisterHeader.of(Timer.MAP));
  }

  @Test
  void pageListsEveryRegisterFieldAndWindow() {
    assertEquals(
        """
        # Registers of timer

        Byte addresses; every register has 32 bits; bits outside all fields read 0.
        A write changes the bytes that are strobed. An access that is not listed, or a value
        that is not allowed, answers SLVERR and changes nothing.

        | address | name | meaning |
        |---|---|---|
        | `0x000` | ID | Which version |
        | `0x004` | CTRL | How it runs |
        | `0x008` | COMMAND | What it is to do |
        | `0x00C` | COUNT | Where it is |
        | `0x010` | STATUS | What has happened |
        | `0x014` | EVENTS | What is counted |
        | `0x020` | LOCK | What opens it |
        | `0x024` | PLACE | Moved by both |
        | `0x040` .. `0x05F` | TABLE | 8 words, read and write: Shape of the pulse |
        | `0x060` .. `0x06F` | TRACE | 4 words, read only: What happened |
        | `0x070` .. `0x077` | FEED | 2 words, write only: Words to send |

        ## ID (`0x000`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 15:0 | VERSION | constant |  | 258 | Major, minor |

        ## CTRL (`0x004`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 0 | RUN | read and write | 0 .. 1 | 0 | It counts |
        | 27:4 | PERIOD | read and write | 2 .. `0x000F4240` | 1000 | Clocks \\| ticks |

        ## COMMAND (`0x008`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 0 | RESTART | pulse, reads 0 | 0 .. 1 | 0 | Begins again |
        | 7:4 | STEPS | pulse, reads 0 | 0 .. 15 | 0 | Which steps are made |

        ## COUNT (`0x00C`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 23:0 | NOW | read only |  |  | Clocks since the start |

        ## STATUS (`0x010`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 0 | ELAPSED | write 1 to clear | 0 .. 1 | 0 | A period "has" ended |
        | 11:8 | FAULT | write 1 to clear | 0 .. 15 | 0 | Kept by the fault log |

        ## EVENTS (`0x014`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 0 | MISSED | read to clear |  | 0 | An end came too early |
        | 15:8 | PERIODS | counter |  | 0 | Periods that ended |
        | 19:16 | LATE | counter, read to clear |  | 0 | Late ones |

        ## LOCK (`0x020`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 31:8 | KEY | write only | 0 .. `0x00FFFFFF` | 5 | Opens what is locked |

        ## PLACE (`0x024`)

        | bits | field | access | allowed | reset | meaning |
        |---|---|---|---|---|---|
        | 12:3 | POINT | read and write | 0 .. 1023 | 0 | Where it is |
        """,
        RegisterMarkdown.of(Timer.MAP));
  }

  @Test
  void systemRdlSaysWhatSoftwareAndHardwareDo() {
    assertEquals(
        """
        addrmap timer {
          name = "Registers of timer";
          littleendian;
          lsb0;
          default regwidth = 32;
          default accesswidth = 32;

          reg {
            desc = "Which version";
            field {
              desc = "Major, minor";
              sw = r;
              hw = na;
            } VERSION[15:0] = 0x102;
          } ID @ 0x0;

          reg {
            desc = "How it runs";
            field {
              desc = "It counts";
              sw = rw;
              hw = r;
            } RUN[0:0] = 0x0;
            field {
              desc = "Clocks | ticks (2 .. 1000000)";
              sw = rw;
              hw = r;
            } PERIOD[27:4] = 0x3E8;
          } CTRL @ 0x4;

          reg {
            desc = "What it is to do";
            field {
              desc = "Begins again";
              sw = w;
              hw = r;
              singlepulse;
            } RESTART[0:0] = 0x0;
            field {
              desc = "Which steps are made";
              sw = w;
              hw = r;
            } STEPS[7:4] = 0x0;
          } COMMAND @ 0x8;

          reg {
            desc = "Where it is";
            field {
              desc = "Clocks since the start";
              sw = r;
              hw = w;
            } NOW[23:0];
          } COUNT @ 0xC;

          reg {
            desc = "What has happened";
            field {
              desc = "A period \\"has\\" ended";
              sw = rw;
              onwrite = woclr;
              hw = rw;
            } ELAPSED[0:0] = 0x0;
            field {
              desc = "Kept by the fault log";
              sw = rw;
              onwrite = woclr;
              hw = rw;
            } FAULT[11:8] = 0x0;
          } STATUS @ 0x10;

          reg {
            desc = "What is counted";
            field {
              desc = "An end came too early";
              sw = r;
              onread = rclr;
              hw = rw;
            } MISSED[0:0] = 0x0;
            field {
              desc = "Periods that ended";
              sw = r;
              hw = r;
              counter;
              incrsaturate;
            } PERIODS[15:8] = 0x0;
            field {
              desc = "Late ones";
              sw = r;
              onread = rclr;
              hw = r;
              counter;
              incrsaturate;
            } LATE[19:16] = 0x0;
          } EVENTS @ 0x14;

          reg {
            desc = "What opens it";
            field {
              desc = "Opens what is locked";
              sw = w;
              hw = r;
            } KEY[31:8] = 0x5;
          } LOCK @ 0x20;

          reg {
            desc = "Moved by both";
            field {
              desc = "Where it is";
              sw = rw;
              hw = rw;
              we;
            } POINT[12:3] = 0x0;
          } PLACE @ 0x24;

          external mem {
            desc = "Shape of the pulse";
            mementries = 8;
            memwidth = 32;
            sw = rw;
          } TABLE @ 0x40;

          external mem {
            desc = "What happened";
            mementries = 4;
            memwidth = 32;
            sw = r;
          } TRACE @ 0x60;

          external mem {
            desc = "Words to send";
            mementries = 2;
            memwidth = 32;
            sw = w;
          } FEED @ 0x70;
        };
        """,
        RegisterRdl.of(Timer.MAP));
  }
}
