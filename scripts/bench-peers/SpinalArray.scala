// The array of weft.bench.TernaryArray in SpinalHDL, statement for statement: `SpinalArray 1024 hierarchy FOLDER`.
package peers

import spinal.core._
import spinal.lib._

class ElementLogic(load: Bool, weightIn: Bits, active: Bool) extends Area {
  val weight = Reg(Bits(2 bits)) init 0
  when(load) { weight := weightIn }
  val taken = active && weight(0)
  val plus = taken && !weight(1)
  val minus = taken && weight(1)
}

class TernaryElement extends Component {
  val load = in Bool ()
  val weightIn = in Bits (2 bits)
  val active = in Bool ()
  val plus = out Bool ()
  val minus = out Bool ()
  val product = new ElementLogic(load, weightIn, active)
  plus := product.plus
  minus := product.minus
}

class Accumulator(plus: Seq[Bool], minus: Seq[Bool], enable: Bool, clear: Bool) extends Area {
  val accumulator = Reg(SInt(8 bits)) init 0
  val plusCount = plus.map(_.asUInt).reduceBalancedTree(_ +^ _)
  val minusCount = minus.map(_.asUInt).reduceBalancedTree(_ +^ _)
  val next = accumulator +^ (plusCount.intoSInt - minusCount.intoSInt).resize(8)
  when(clear) {
    accumulator := 0
  } elsewhen (enable) {
    when(next > 127) {
      accumulator := 127
    } elsewhen (next < -128) {
      accumulator := -128
    } otherwise {
      accumulator := next.resize(8)
    }
  }
}

class TernaryColumn(rows: Int) extends Component {
  val load = in Bool ()
  val weights = in Bits (2 * rows bits)
  val activations = in Bits (rows bits)
  val enable = in Bool ()
  val clear = in Bool ()
  val total = out SInt (8 bits)
  val elements = for (row <- 0 until rows) yield {
    val element = new TernaryElement
    element.load := load
    element.weightIn := weights(2 * row, 2 bits)
    element.active := activations(row)
    element
  }
  val sum = new Accumulator(elements.map(_.plus), elements.map(_.minus), enable, clear)
  total := sum.accumulator
}

class WordFile extends Component {
  val write = in Bool ()
  val writeAddress = in UInt (6 bits)
  val writeData = in Bits (32 bits)
  val strobes = in Bits (4 bits)
  val written = out Bool ()
  val read = in Bool ()
  val readAddress = in UInt (6 bits)
  val readData = out Bits (32 bits)
  val readValid = out Bool ()
  val words = Vec.fill(64)(Reg(Bits(32 bits)) init 0)
  val writeDone = Reg(Bool()) init False
  val data = Reg(Bits(32 bits)) init 0
  val valid = Reg(Bool()) init False
  when(write) {
    for (lane <- 0 until 4) {
      when(strobes(lane)) { words(writeAddress)(8 * lane, 8 bits) := writeData(8 * lane, 8 bits) }
    }
  }
  writeDone := write
  when(read) { data := words(readAddress) }
  valid := read
  written := writeDone
  readData := data
  readValid := valid
}

class TernaryArray(columns: Int, hierarchy: Boolean) extends Component {
  val rows = 16
  val load = in Bool ()
  val loadColumn = in UInt (log2Up(columns) bits)
  val weights = in Bits (2 * rows bits)
  val activations = in Bits (rows bits)
  val enable = in Bool ()
  val clear = in Bool ()
  val readColumn = in UInt (log2Up(columns) bits)
  val readTotal = in Bool ()
  val total = out SInt (8 bits)
  val totalValid = out Bool ()
  val write = in Bool ()
  val writeAddress = in UInt (6 bits)
  val writeData = in Bits (32 bits)
  val strobes = in Bits (4 bits)
  val written = out Bool ()
  val read = in Bool ()
  val readAddress = in UInt (6 bits)
  val readData = out Bits (32 bits)
  val readValid = out Bool ()

  val totals = for (i <- 0 until columns) yield {
    val loadThis = load && loadColumn === i
    if (hierarchy) {
      val column = new TernaryColumn(rows)
      column.load := loadThis
      column.weights := weights
      column.activations := activations
      column.enable := enable
      column.clear := clear
      column.total
    } else {
      val elements = for (row <- 0 until rows) yield new ElementLogic(loadThis, weights(2 * row, 2 bits), activations(row))
      val sum = new Accumulator(elements.map(_.plus), elements.map(_.minus), enable, clear)
      sum.accumulator
    }
  }
  val chosen = Reg(SInt(8 bits)) init 0
  val valid = Reg(Bool()) init False
  when(readTotal) { chosen := Vec(totals)(readColumn) }
  valid := readTotal
  total := chosen
  totalValid := valid

  val file = new WordFile
  file.write := write
  file.writeAddress := writeAddress
  file.writeData := writeData
  file.strobes := strobes
  written := file.written
  file.read := read
  file.readAddress := readAddress
  readData := file.readData
  readValid := file.readValid
}

object SpinalArray extends App {
  new java.io.File(args(2)).mkdirs()
  val config = SpinalConfig(
    targetDirectory = args(2),
    headerWithDate = false,
    headerWithRepoHash = false,
    defaultConfigForClockDomains = ClockDomainConfig(resetActiveLevel = LOW)
  )
  config.generateVerilog(new TernaryArray(args(0).toInt, args(1) == "hierarchy"))
}
