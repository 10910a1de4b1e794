// The array of weft.bench.TernaryArray in Chisel, statement for statement: `ChiselArray 1024 hierarchy FOLDER`.
package peers

import chisel3._
import chisel3.util._
import _root_.circt.stage.ChiselStage
import java.nio.file.{Files, Paths}

class Product(val plus: Bool, val minus: Bool)

object ElementLogic {
  def apply(load: Bool, weightIn: UInt, active: Bool): Product = {
    val weight = RegInit(0.U(2.W))
    when(load) { weight := weightIn }
    val taken = active && weight(0)
    new Product(taken && !weight(1), taken && weight(1))
  }
}

class TernaryElement extends Module {
  val load = IO(Input(Bool()))
  val weightIn = IO(Input(UInt(2.W)))
  val active = IO(Input(Bool()))
  val plus = IO(Output(Bool()))
  val minus = IO(Output(Bool()))
  val product = ElementLogic(load, weightIn, active)
  plus := product.plus
  minus := product.minus
}

object Accumulator {
  def balanced(values: Seq[UInt]): UInt =
    if (values.size == 1) values.head
    else balanced(values.grouped(2).map(pair => pair.reduce(_ +& _)).toSeq)

  def apply(plus: Seq[Bool], minus: Seq[Bool], enable: Bool, clear: Bool): SInt = {
    val accumulator = RegInit(0.S(8.W))
    val plusCount = balanced(plus.map(_.asUInt))
    val minusCount = balanced(minus.map(_.asUInt))
    val next = accumulator +& (plusCount.zext - minusCount.zext)
    when(clear) {
      accumulator := 0.S
    }.elsewhen(enable) {
      when(next > 127.S) {
        accumulator := 127.S
      }.elsewhen(next < (-128).S) {
        accumulator := (-128).S
      }.otherwise {
        accumulator := next(7, 0).asSInt
      }
    }
    accumulator
  }
}

class TernaryColumn(rows: Int) extends Module {
  val load = IO(Input(Bool()))
  val weights = IO(Input(UInt((2 * rows).W)))
  val activations = IO(Input(UInt(rows.W)))
  val enable = IO(Input(Bool()))
  val clear = IO(Input(Bool()))
  val total = IO(Output(SInt(8.W)))
  val elements = for (row <- 0 until rows) yield {
    val element = Module(new TernaryElement)
    element.load := load
    element.weightIn := weights(2 * row + 1, 2 * row)
    element.active := activations(row)
    element
  }
  total := Accumulator(elements.map(_.plus), elements.map(_.minus), enable, clear)
}

class WordFile extends Module {
  val write = IO(Input(Bool()))
  val writeAddress = IO(Input(UInt(6.W)))
  val writeData = IO(Input(UInt(32.W)))
  val strobes = IO(Input(UInt(4.W)))
  val written = IO(Output(Bool()))
  val read = IO(Input(Bool()))
  val readAddress = IO(Input(UInt(6.W)))
  val readData = IO(Output(UInt(32.W)))
  val readValid = IO(Output(Bool()))
  val words = RegInit(VecInit(Seq.fill(64)(0.U(32.W))))
  val writeDone = RegInit(false.B)
  val data = RegInit(0.U(32.W))
  val valid = RegInit(false.B)
  when(write) {
    val mask = FillInterleaved(8, strobes)
    words(writeAddress) := (words(writeAddress) & ~mask) | (writeData & mask)
  }
  writeDone := write
  when(read) { data := words(readAddress) }
  valid := read
  written := writeDone
  readData := data
  readValid := valid
}

class TernaryArray(columns: Int, hierarchy: Boolean) extends Module {
  val rows = 16
  val load = IO(Input(Bool()))
  val loadColumn = IO(Input(UInt(log2Ceil(columns).W)))
  val weights = IO(Input(UInt((2 * rows).W)))
  val activations = IO(Input(UInt(rows.W)))
  val enable = IO(Input(Bool()))
  val clear = IO(Input(Bool()))
  val readColumn = IO(Input(UInt(log2Ceil(columns).W)))
  val readTotal = IO(Input(Bool()))
  val total = IO(Output(SInt(8.W)))
  val totalValid = IO(Output(Bool()))
  val write = IO(Input(Bool()))
  val writeAddress = IO(Input(UInt(6.W)))
  val writeData = IO(Input(UInt(32.W)))
  val strobes = IO(Input(UInt(4.W)))
  val written = IO(Output(Bool()))
  val read = IO(Input(Bool()))
  val readAddress = IO(Input(UInt(6.W)))
  val readData = IO(Output(UInt(32.W)))
  val readValid = IO(Output(Bool()))

  val totals = for (i <- 0 until columns) yield {
    val loadThis = load && loadColumn === i.U
    if (hierarchy) {
      val column = Module(new TernaryColumn(rows))
      column.load := loadThis
      column.weights := weights
      column.activations := activations
      column.enable := enable
      column.clear := clear
      column.total
    } else {
      val elements =
        for (row <- 0 until rows) yield ElementLogic(loadThis, weights(2 * row + 1, 2 * row), activations(row))
      Accumulator(elements.map(_.plus), elements.map(_.minus), enable, clear)
    }
  }
  val chosen = RegInit(0.S(8.W))
  val valid = RegInit(false.B)
  when(readTotal) { chosen := VecInit(totals)(readColumn) }
  valid := readTotal
  total := chosen
  totalValid := valid

  val file = Module(new WordFile)
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

object ChiselArray extends App {
  val options = Array(
    "-disable-all-randomization",
    "-strip-debug-info",
    "--lowering-options=disallowLocalVariables,disallowPackedArrays"
  )
  val all = ChiselStage.emitSystemVerilog(new TernaryArray(args(0).toInt, args(1) == "hierarchy"), firtoolOpts = options)
  // Files for verification layers follow, which Yosys cannot read.
  val end = all.indexOf("// ----- 8< -----")
  val text = if (end < 0) all else all.substring(0, end)
  Files.writeString(Files.createDirectories(Paths.get(args(2))).resolve("TernaryArray.v"), text)
}
