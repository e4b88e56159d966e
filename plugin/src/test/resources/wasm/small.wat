;; What small.wasm was assembled from.
(module
  (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
  (import "extism:host/env" "input_length" (func $input_length (result i64)))
  (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
  (import "extism:host/env" "error_set" (func $error_set (param i64)))
  (import "extism:host/env" "config_get" (func $config_get (param i64) (result i64)))
  (import "extism:host/env" "length" (func $length (param i64) (result i64)))
  (import "extism:host/env" "var_set" (func $var_set (param i64 i64)))
  (memory 1)
  ;; Gives back what it gets.
  (func (export "helm_plugin_main") (result i32)
    (call $output_set (call $input_offset) (call $input_length)) (i32.const 0))
  (func (export "fails") (result i32) (i32.const 3))
  (func (export "spins") (result i32) (loop (br 0)) unreachable)
  (func (export "traps") (result i32) unreachable)
  ;; Makes its input its error.
  (func (export "complains") (result i32) (call $error_set (call $input_offset)) (i32.const 0))
  ;; Gives the setting that its input names.
  (func (export "configured") (result i32)
    (call $output_set
      (call $config_get (call $input_offset))
      (call $length (call $config_get (call $input_offset))))
    (i32.const 0))
  (func (export "stores") (result i32)
    (call $var_set (call $input_offset) (call $input_offset)) (i32.const 0))
  ;; Wants 60 pages more; -1 if it gets none.
  (func (export "grows") (result i32) (memory.grow (i32.const 60))))
