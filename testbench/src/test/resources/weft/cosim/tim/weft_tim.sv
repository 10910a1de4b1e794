// A TiM-DNN accelerator written by hand from docs/tim.md: one always block, no macro, no pipeline
// registers that the page does not ask for. It stands in for foreign RTL: neither generator nor
// golden model share a line with it. %NAME% is replaced by a number.
module weft_tim (
  input clk, input resetn, output irq,
  input [%AB%-1:0] s_axil_awaddr, input s_axil_awvalid, output s_axil_awready,
  input [31:0] s_axil_wdata, input [3:0] s_axil_wstrb, input s_axil_wvalid, output s_axil_wready,
  output reg [1:0] s_axil_bresp, output reg s_axil_bvalid, input s_axil_bready,
  input [%AB%-1:0] s_axil_araddr, input s_axil_arvalid, output s_axil_arready,
  output reg [31:0] s_axil_rdata, output reg [1:0] s_axil_rresp, output reg s_axil_rvalid,
  input s_axil_rready,
  input [%INPUT%-1:0] s_axis_tdata, input s_axis_tvalid, output s_axis_tready, input s_axis_tlast,
  output reg [%RESULT%-1:0] m_axis_tdata, output reg m_axis_tvalid, input m_axis_tready,
  output reg m_axis_tlast
);
  localparam R = %R%, N = %N%, L = %L%, ADC = %ADC%, M = %M%, T = %T%;
  localparam LANE = %LANE%, INPUT = %INPUT%, BPR = %BPR%, MAXACC = %MAXACC%;
  localparam K = R / L;
  localparam [2:0] OFF = 0, PRE = 1, DRIVE = 2, HOLD = 3, SAMPLE = 4, COLLECT = 5, WS = 6, WP = 7;

  // Reset: asserted asynchronously, released synchronously.
  reg [1:0] sync;
  always @(posedge clk or negedge resetn)
    if (!resetn) sync <= 0; else sync <= {sync[0], 1'b1};
  wire hard = sync[1];

  // Registers, one word each, indexed by address / 4.
  reg [31:0] r [0:63];
  reg [31:0] snap [0:11];
  reg [63:0] counters [0:5];
  reg [3:0] error; reg [15:0] error_address; reg [2:0] irq_status, irq_enable;
  reg start_q, abort_q, soft_q, snap_q, clear_q;
  reg aw_have, w_have; reg [%AB%-1:0] aw; reg [31:0] w; reg [3:0] strb;
  assign s_axil_awready = hard & ~aw_have & ~s_axil_bvalid;
  assign s_axil_wready = hard & ~w_have & ~s_axil_bvalid;
  assign s_axil_arready = hard & ~s_axil_rvalid;
  assign irq = |(irq_status & irq_enable);

  // The job.
  reg busy, aborting, draining;
  reg [31:0] missing;          // input beats still missing
  reg buffered; reg [INPUT-1:0] beat;
  reg [2:0] st; reg [7:0] count;
  reg [31:0] vectors; reg [15:0] block; reg [3:0] plane; reg second;
  reg long_stream;             // the last beat came without TLAST
  reg [1:0] cells [0:T*R*N-1]; reg [T*R-1:0] programmed;
  reg [7:0] held_n [0:T*N-1], held_k [0:T*N-1];
  reg first_vector, held_first, acc_first, held_last, held_final, held_second; reg [3:0] held_plane; reg held_neg, held_test;
  reg conv; reg [15:0] step; reg [7:0] conv_count;
  reg acc_valid; reg [15:0] acc_step; reg acc_last, acc_final, acc_second, acc_neg, acc_test;
  reg [3:0] acc_plane;
  reg [7:0] code_n [0:T*M-1], code_k [0:T*M-1]; reg [T*M-1:0] over_n, over_k;
  reg signed [63:0] sums [0:T*N-1];
  reg seen_valid; reg [T*M*%STRIDE%-1:0] seen_sums;  // for the test bench
  reg row; reg [15:0] row_columns, row_beat; reg row_last;
  reg signed [63:0] row_sums [0:T*M-1];
  reg [31:0] accumulated;
  reg [2*N+INPUT*BPR-1:0] collected; reg [15:0] write_row, rows_left, row_beats;

  wire [1:0] op = r[32][1:0]; wire [1:0] enc = r[33][1:0];
  wire [3:0] planes = r[33][7:4]; wire [2:0] group = r[33][10:8];
  wire keep = r[33][12], silent = r[33][13];
  wire [15:0] columns = r[36][15:0];
  wire is_planes = enc < 2;
  wire released = st == SAMPLE && count == r[50][7:0] && beat_done && op == 0;
  wire beat_done = is_planes ? (plane[0] || plane == planes - 1) : (enc == 2 || second);
  wire vector_done = beat_done && block == r[35][15:0] - 1 && (!is_planes || plane == planes - 1);
  wire ready_compute = (op == 0) && missing != 0 && (!buffered || released) && !aborting;
  wire ready_program = (op == 1) && st == COLLECT && !aborting;
  assign s_axis_tready = busy && (ready_compute || ready_program || draining);
  wire accept = s_axis_tvalid && s_axis_tready;

  wire step_last = held_test || (step + 1) * M >= columns;
  wire row_free = !row && !(acc_valid && acc_last && !acc_test && !silent);
  wire step_ends = conv && conv_count >= r[51][7:0] && (!held_last || silent || held_test || row_free);
  wire converts_next = conv && !(step_ends && step_last);
  wire out_accept = m_axis_tvalid && m_axis_tready;
  wire job_end_clock = out_accept && m_axis_tlast;

  integer i, t, c, l, b, lo, n, k, g, lane; reg [63:0] clips_p, clips_m; reg signed [63:0] term, total;
  reg signed [63:0] sp, sm; reg p, m, finish; reg [31:0] value, lowest, highest; reg bad, known, can_write;
  reg [15:0] why; reg [1:0] cell_; reg stopped;
  // Wires as they were before the edge: the block below assigns in order.
  reg o_converts, o_step_last, o_step_ends, o_aw, o_w, o_ar, o_accept, o_beat_done, o_vector_done, o_out;

  task fail(input [3:0] code, input [15:0] address);
    begin
      if (error == 0) begin error = code; error_address = address; end
      irq_status[1] = 1;
      if (code == 5) irq_status[2] = 1;
    end
  endtask

  task reset_job;
    begin
      seen_valid = 0; busy = 0; aborting = 0; draining = 0; missing = 0; buffered = 0; st = OFF; long_stream = 0; conv = 0;
      acc_valid = 0; row = 0; m_axis_tvalid = 0; m_axis_tlast = 0; programmed = 0; accumulated = 0;
      for (i = 0; i < 64; i = i + 1) r[i] = 0;
      for (i = 0; i < 12; i = i + 1) snap[i] = 0;
      for (i = 0; i < 6; i = i + 1) counters[i] = 0;
      r[33] = 32'h10; r[35] = 1; r[36] = 1; r[37] = 1;
      for (i = 38; i < 42; i = i + 1) r[i] = 1;
      r[44] = 1;
      for (i = 48; i < 55; i = i + 1) r[i] = 1;
      error = 0; error_address = 0; irq_status = 0; irq_enable = 0;
      start_q = 0; abort_q = 0; soft_q = 0; snap_q = 0; clear_q = 0;
    end
  endtask

  // Legal range of a register that software writes; known = 0 if there is none.
  task range(input [5:0] a);
    begin
      known = 1; can_write = 1; lowest = 0; highest = 32'hFFFF_FFFF;
      case (a)
        6'h06, 6'h08, 6'h09, 6'h0A: ;
        6'h20: highest = 2;
        6'h21: ;
        6'h22: highest = K - 1;
        6'h23: begin lowest = 1; highest = K; end
        6'h24: begin lowest = 1; highest = N; end
        6'h25: lowest = 1;
        6'h26, 6'h27, 6'h28, 6'h29: highest = %SCALE%;
        6'h2A: highest = T - 1;
        6'h2B: highest = R - 1;
        6'h2C: begin lowest = 1; highest = R; end
        6'h30, 6'h31, 6'h32, 6'h33, 6'h34, 6'h35, 6'h36: begin lowest = 1; highest = 255; end
        6'h38, 6'h39: ;
        6'h3A: highest = N - 1;
        6'h00, 6'h01, 6'h02, 6'h03, 6'h04, 6'h05, 6'h07, 6'h0B, 6'h3B: can_write = 0;
        default: begin can_write = 0; known = a >= 6'h0C && a < 6'h18; end
      endcase
    end
  endtask

  function [31:0] width_mask(input [5:0] a);
    case (a)
      6'h20: width_mask = 3;
      6'h21: width_mask = 32'h37F3;
      6'h22, 6'h23, 6'h24, 6'h2B, 6'h2C, 6'h3A: width_mask = 32'hFFFF;
      6'h25: width_mask = 32'hFFFF_FFFF;
      6'h26, 6'h27, 6'h28, 6'h29: width_mask = %SCALE%;
      6'h38, 6'h39: width_mask = 32'hFFFF_FFFF >> (32 - L);
      default: width_mask = 32'hFF;
    endcase
  endfunction

  task write_now;
    begin
      s_axil_bvalid = 1; s_axil_bresp = 0; aw_have = 0; w_have = 0;
      range(aw[7:2]);
      value = w & width_mask(aw[7:2]);
      why = {8'd0, aw[7:2], 2'b00};
      if (!known || !can_write || strb != 15 || aw[1:0] != 0) begin fail(1, {8'd0, aw[7:0]}); s_axil_bresp = 2; end
      else if (aw[7:2] == 6) begin
        if (w[0] && busy) begin fail(3, why); s_axil_bresp = 2; end
        else if (w[0] && op == 0 && r[34] + r[35] > K) begin fail(4, 16'h8C); s_axil_bresp = 2; end
        else if (w[0] && op == 1 && r[43] + r[44] > R) begin fail(4, 16'hB0); s_axil_bresp = 2; end
        else if (w[0] && op == 0 && ((keep ? accumulated : 0) + r[35]) << group > MAXACC) begin
          fail(5, 16'h84); s_axil_bresp = 2;
        end else {clear_q, snap_q, soft_q, abort_q, start_q} = w[4:0];
      end
      else if (aw[7:2] == 8) irq_enable = w[2:0];
      else if (aw[7:2] == 9) irq_status = irq_status & ~w[2:0];
      else if (aw[7:2] == 10) begin if (w[3:0] != 0) begin error = 0; error_address = 0; end end
      else begin
        bad = value < lowest || value > highest;
        if (aw[7:2] == 6'h21)
          bad = value[7:4] < 1 || value[7:4] > %PLANES% || value[10:8] > %MAXGROUP%;
        if (bad) begin fail(2, why); s_axil_bresp = 2; end
        else if (busy || start_q) begin fail(3, why); s_axil_bresp = 2; end
        else r[aw[7:2]] = value;
      end
    end
  endtask

  task read_now(input [5:0] a, input [1:0] low);
    begin
      range(a); if (low != 0) known = 0; s_axil_rvalid = 1; s_axil_rresp = known ? 0 : 2;
      case (a)
        6'h00: s_axil_rdata = 32'h5754494D;
        6'h01: s_axil_rdata = 32'h00010000;
        6'h02: s_axil_rdata = 32'd%HASH%;
        6'h03: s_axil_rdata = (N << 16) | R;
        6'h04: s_axil_rdata = (%SBITS% << 28) | (%PLANES% << 24) | (T << 16) | (ADC << 8) | L;
        6'h05: s_axil_rdata = M;
        6'h06: s_axil_rdata = 0;
        6'h07: s_axil_rdata = {30'd0, error != 0, busy};
        6'h08: s_axil_rdata = {29'd0, irq_enable};
        6'h09: s_axil_rdata = {29'd0, irq_status};
        6'h0A: s_axil_rdata = {28'd0, error};
        6'h0B: s_axil_rdata = {16'd0, error_address};
        default: s_axil_rdata = !known ? 0 : a < 6'h18 ? snap[a - 6'h0C] : r[a];
      endcase
      if (!known) begin fail(1, {8'd0, a, low}); s_axil_rdata = 0; end
    end
  endtask

  task drive_lines;  // what is sampled: the counts of every column
    for (t = 0; t < T; t = t + 1)
      for (c = 0; c < N; c = c + 1) begin
        n = 0; k = 0;
        for (l = 0; l < L; l = l + 1) begin
          b = (r[34] + (op == 2 ? 0 : block)) * L + l;
          lo = 2 * L * t;
          if (op == 2) begin p = t == r[42] && r[56][l]; m = t == r[42] && r[57][l]; end
          else if (is_planes) begin p = plane[0] ? beat[lo + L + l] : beat[lo + l]; m = 0; end
          else begin
            p = beat[lo + l] && (enc == 2 || !second);
            m = beat[lo + L + l] && (enc == 2 || second);
          end
          cell_ = programmed[t * R + b] ? cells[(t * R + b) * N + c] : 0;
          if ((p && cell_ == 1) || (m && cell_ == 3)) n = n + 1;
          if ((p && cell_ == 3) || (m && cell_ == 1)) k = k + 1;
        end
        held_n[t * N + c] = n; held_k[t * N + c] = k;
      end
  endtask

  always @(posedge clk or negedge hard)
    if (!hard) begin
      reset_job; aw_have = 0; w_have = 0; s_axil_bvalid = 0; s_axil_rvalid = 0;
    end else begin
      o_converts = converts_next; o_step_last = step_last; o_step_ends = step_ends;
      o_aw = s_axil_awready; o_w = s_axil_wready; o_ar = s_axil_arready; o_accept = accept;
      o_beat_done = beat_done; o_vector_done = vector_done; o_out = out_accept;
      finish = 0; stopped = 0;
      // Counters see this clock's values.
      clips_p = 0; clips_m = 0;
      if (busy) begin
        counters[0] = counters[0] + 1;
        if (s_axis_tready && !s_axis_tvalid) counters[4] = counters[4] + 1;
        if (m_axis_tvalid && !m_axis_tready) counters[5] = counters[5] + 1;
        if (st == DRIVE && count == 1) counters[1] = counters[1] + 1;
      end

      if (snap_q) for (i = 0; i < 6; i = i + 1) {snap[2*i+1], snap[2*i]} = counters[i];
      if (clear_q) for (i = 0; i < 6; i = i + 1) counters[i] = 0;

      // Output register, then row buffer.
      if (o_out) begin m_axis_tvalid = 0; if (m_axis_tlast && !aborting) finish = 1; end
      if (row && !m_axis_tvalid) begin
        g = 1 << group;
        m_axis_tdata = 0;
        for (lane = 0; lane < T; lane = lane + 1) begin
          c = row_beat * g + (lane & (g - 1)); total = 0;
          for (t = 0; t < T; t = t + 1)
            if (t >> group == lane >> group && c < row_columns) total = total + row_sums[t * M + c];
          m_axis_tdata[LANE * lane +: LANE] = total[LANE-1:0];
        end
        m_axis_tvalid = 1; row_beat = row_beat + 1;
        m_axis_tlast = row_last && row_beat * g >= row_columns;
        if (row_beat * g >= row_columns) row = 0;
      end

      // Accumulate.
      seen_valid = acc_valid && !acc_test; seen_sums = 0;
      if (acc_valid) begin
        acc_valid = 0;
        if (acc_test) begin
          c = r[58] % M; t = r[42] * M + c;
          r[59] = {7'd0, over_k[t], code_k[t], 7'd0, over_n[t], code_n[t]}; finish = 1;
        end else begin
          sp = acc_second ? r[41] * r[39] : r[40] * r[38];
          sm = acc_second ? r[41] * r[38] : r[40] * r[39];
          for (t = 0; t < T; t = t + 1)
            for (i = 0; i < M; i = i + 1) begin
              c = acc_step * M + i;
              if (c < columns) begin
                term = (sp * $signed({1'b0, code_n[t*M+i]}) - sm * $signed({1'b0, code_k[t*M+i]})) <<< acc_plane;
                total = acc_first ? 0 : sums[t * N + c];
                sums[t * N + c] = acc_neg ? total - term : total + term;
                seen_sums[(t * M + i) * %STRIDE% +: %SUMBITS%] = sums[t * N + c][%SUMBITS%-1:0];
                counters[2] = counters[2] + {63'd0, over_n[t*M+i]};
                counters[3] = counters[3] + {63'd0, over_k[t*M+i]};
              end
            end
          if (acc_last) begin
            if (!silent) begin
              row = 1; row_beat = 0; row_last = acc_final && (acc_step + 1) * M >= columns;
              row_columns = columns - acc_step * M < M ? columns - acc_step * M : M;
              for (t = 0; t < T; t = t + 1)
                for (i = 0; i < M; i = i + 1) row_sums[t * M + i] = sums[t * N + acc_step * M + i];
            end
            if (silent && acc_final && (acc_step + 1) * M >= columns) finish = 1;
          end
        end
      end

      // Convert.
      if (conv) begin
        if (o_step_ends) begin
          acc_valid = 1; acc_step = step; acc_first = held_first; acc_last = held_last; acc_final = held_final;
          acc_second = held_second; acc_neg = held_neg; acc_plane = held_plane; acc_test = held_test;
          for (t = 0; t < T; t = t + 1)
            for (i = 0; i < M; i = i + 1) begin
              n = held_n[t * N + step * M + i]; k = held_k[t * N + step * M + i];
              code_n[t*M+i] = n > ADC ? ADC : n; code_k[t*M+i] = k > ADC ? ADC : k;
              over_n[t*M+i] = n > ADC; over_k[t*M+i] = k > ADC;
            end
          step = step + 1; conv_count = 1; conv = !o_step_last;
        end else conv_count = conv_count + 1;
      end

      // Array and writer.
      case (st)
        PRE: if (count >= r[48][7:0] && (op == 2 || buffered)) begin st = DRIVE; count = 1; end
             else if (count < 255) count = count + 1;
        DRIVE: if (count == r[49][7:0]) begin st = o_converts ? HOLD : SAMPLE; count = 1; end
               else count = count + 1;
        HOLD: if (!o_converts) begin st = SAMPLE; count = 1; end
        SAMPLE: if (count == r[50][7:0]) begin
            drive_lines;
            held_plane = is_planes && op == 0 ? plane : 0; held_second = enc == 3 && second && op == 0;
            held_neg = op == 0 && enc == 1 && plane == planes - 1; held_test = op == 2;
            held_first = block == 0 && plane == 0 && !second && !(keep && first_vector);
            held_last = op == 0 && o_vector_done; held_final = vectors == 1;
            conv = 1; conv_count = 1; step = op == 2 ? r[58] / M : 0;
            if (op == 2) st = OFF;
            else begin
              if (o_beat_done) buffered = 0;
              if (o_vector_done) begin
                vectors = vectors - 1; first_vector = 0; block = 0; plane = 0; second = 0;
              end else if (is_planes ? plane == planes - 1 : o_beat_done) begin
                block = block + 1; plane = 0; second = 0;
              end else begin
                if (is_planes) plane = plane + 1; else second = 1;
              end
              st = vectors == 0 ? OFF : PRE; count = 1;
            end
          end else count = count + 1;
        COLLECT: if (o_accept) begin
            collected[INPUT * row_beats +: INPUT] = s_axis_tdata; row_beats = row_beats + 1;
            if (row_beats == BPR) begin st = WS; count = 1; end
          end
        WS: if (count == r[52][7:0]) begin st = WP; count = 1; end else count = count + 1;
        WP: begin
            for (i = 0; i < N; i = i + 1) cells[(r[42] * R + write_row) * N + i] = collected[2*i +: 2];
            programmed[r[42] * R + write_row] = 1;
            if (count == r[53][7:0]) begin st = OFF; count = 1; end else count = count + 1;
          end
        default: if (busy && op == 1 && rows_left != 0) begin  // recovery
            if (count == r[54][7:0]) begin
              rows_left = rows_left - 1; write_row = write_row + 1; row_beats = 0;
              if (rows_left == 0) finish = 1; else st = COLLECT;
            end else count = count + 1;
          end
      endcase

      // Input beats.
      if (o_accept && draining) begin
        if (s_axis_tlast) begin draining = 0; finish = 1; end
      end else if (o_accept) begin
        missing = missing - 1;
        if (op == 0) begin buffered = 1; beat = s_axis_tdata; end
        if (s_axis_tlast && missing != 0) begin fail(6, 0); stopped = 1; end
        if (!s_axis_tlast && missing == 0) begin fail(7, 0); long_stream = 1; end
      end
      if (abort_q && busy) stopped = 1;
      if (stopped) begin
        aborting = 1; st = OFF; conv = 0; acc_valid = 0; row = 0; rows_left = 0; buffered = 0;
        draining = 0; missing = 0;
      end
      if (aborting && !m_axis_tvalid) finish = 1;
      if (finish && long_stream && !aborting) begin draining = 1; long_stream = 0; finish = 0; end
      if (finish) begin busy = 0; aborting = 0; long_stream = 0; irq_status[0] = 1; end

      // Bus.
      if (s_axil_bvalid && s_axil_bready) s_axil_bvalid = 0;
      if (s_axil_rvalid && s_axil_rready) s_axil_rvalid = 0;
      if (start_q) begin
        busy = 1; count = 1; first_vector = 1; vectors = r[37]; block = 0; plane = 0; second = 0; long_stream = 0;
        st = op == 1 ? COLLECT : PRE;
        missing = op == 1 ? r[44] * BPR : op == 2 ? 0 : r[37] * r[35] * (is_planes ? (planes + 1) / 2 : 1);
        write_row = r[43]; rows_left = r[44]; row_beats = 0;
        if (op == 0) begin
          accumulated = (keep ? accumulated : 0) + r[35];
        end
      end
      if (soft_q) reset_job;
      {clear_q, snap_q, soft_q, abort_q, start_q} = 0;
      if (s_axil_awvalid && o_aw) begin aw_have = 1; aw = s_axil_awaddr; end
      if (s_axil_wvalid && o_w) begin w_have = 1; w = s_axil_wdata; strb = s_axil_wstrb; end
      if (aw_have && w_have && !s_axil_bvalid) write_now;
      if (s_axil_arvalid && o_ar) read_now(s_axil_araddr[7:2], s_axil_araddr[1:0]);
    end
endmodule
