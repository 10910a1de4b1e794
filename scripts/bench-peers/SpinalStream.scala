// The small block of weft.cosim.bench.StreamBlock in SpinalHDL, statement for statement, and SpinalSim that drives
// it: `SpinalStream FOLDER`. For each line "SEED REPEATS" on standard input it resets the block, sends so many streams of
// 4,096 beats, and says how many nanoseconds of CPU time that took and the hash of what came out.
package peers

import java.lang.management.ManagementFactory
import scala.io.StdIn
import spinal.core._
import spinal.core.sim._

class StreamBlock extends Component {
  val s_tvalid, s_tlast = in Bool ()
  val s_tdata = in UInt (32 bits)
  val s_tready = out Bool ()
  val m_tvalid, m_tlast = out Bool ()
  val m_tdata = out UInt (32 bits)
  val m_tready = in Bool ()

  val valid = Reg(Bool()) init False
  val last = Reg(Bool()) init False
  val result = Reg(UInt(32 bits)) init 0
  m_tvalid := valid
  m_tlast := last
  m_tdata := result
  s_tready := !valid || m_tready
  val sum = Reg(UInt(32 bits)) init 0
  val count = Reg(UInt(32 bits)) init 1
  when(s_tvalid && s_tready) {
    sum := sum + s_tdata
    count := (count(30 downto 0) ## (count(31) ^ count(21))).asUInt
    result := sum ^ count
    last := s_tlast
  }
  when(s_tready) { valid := s_tvalid }
}

/** The streams, a clock a call; SpinalSim calls it at every rising edge, which is faster than a thread that waits. */
class Driver(dut: StreamBlock) {
  private val beats = 4096
  private val threads = ManagementFactory.getThreadMXBean
  private var resetting = 0
  private var seed, left, sent, got = 0
  private var hash, all, began = 0L
  var ended = false

  private def beat(i: Int): Int = {
    val x = seed + i * 0x9e3779b9
    x ^ x >>> 15
  }

  private def share(i: Int, word: Long): Long = word * (2L * i + 1)

  def request(): Unit = {
    val line = StdIn.readLine()
    ended = line == null
    if (!ended) {
      val words = line.split(" ")
      seed = words(0).toInt
      left = words(1).toInt
      sent = 0
      got = 0
      hash = 0
      all = 0
      resetting = 2
      dut.s_tvalid #= false
      dut.clockDomain.assertReset()
    }
  }

  private def answer(): Unit = {
    println("ANSWER " + (threads.getCurrentThreadCpuTime - began) + " " + all)
    Console.flush()
    request()
  }

  def clock(): Unit =
    if (ended) {} else if (resetting > 0) {
      resetting -= 1
      if (resetting == 0) {
        dut.clockDomain.deassertReset()
        began = threads.getCurrentThreadCpuTime
      }
    } else {
      if (dut.s_tvalid.toBoolean && dut.s_tready.toBoolean) sent += 1
      if (dut.m_tvalid.toBoolean) {
        hash += share(got, dut.m_tdata.toLong)
        got += 1
      }
      if (got == beats) {
        all = 31 * all + hash
        seed += 1
        left -= 1
        sent = 0
        got = 0
        hash = 0
      }
      if (left == 0) answer()
      else {
        dut.s_tvalid #= sent < beats
        dut.s_tdata #= beat(sent) & 0xffffffffL
      }
    }
}

object SpinalStream {
  def main(args: Array[String]): Unit = {
    val reset = ClockDomainConfig(resetKind = ASYNC, resetActiveLevel = LOW)
    SimConfig
      .withConfig(SpinalConfig(defaultConfigForClockDomains = reset))
      .workspacePath(args(0))
      .allOptimisation
      .addSimulatorFlag("--x-assign fast --x-initial fast")
      .addSimulatorFlag("-CFLAGS -march=native -CFLAGS -fvisibility=hidden")
      .compile(new StreamBlock)
      .doSim("streams") { dut =>
        val driver = new Driver(dut)
        dut.s_tvalid #= false
        dut.s_tlast #= false
        dut.m_tready #= true
        dut.clockDomain.forkStimulus(10)
        sleep(1000)
        driver.request()
        dut.clockDomain.onActiveEdges(driver.clock())
        while (!driver.ended) sleep(1000000)
      }
  }
}
