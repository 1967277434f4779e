package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Every C function of DuckDB that we call, and the only file that knows their signatures. It is
 * longer than a file should be because of that invariant: a wrong signature does not throw, it
 * kills the process, so all of them stand side by side where they can be compared with {@code
 * duckdb.h}.
 *
 * <p>Pointers, handles and {@code idx_t} are {@code long}; {@code duckdb_state} and enums are
 * {@code int}. A method is named like its C function and takes the same arguments in the same
 * order. Handles are linked per signature, when first used: the symbol's address is an argument of
 * the call, so nothing here is global state. "Leaf" shapes use the critical linker option: those
 * functions neither block nor call back.
 */
final class CApi {
  /** {@code duckdb_result}: passed by value to {@code fetch_chunk} alone. */
  static final StructLayout RESULT =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private static final StructLayout PROGRESS =
      MemoryLayout.structLayout(JAVA_DOUBLE, JAVA_LONG, JAVA_LONG);

  private static final Linker LINKER = Linker.nativeLinker();

  private final MemorySegment[] symbols;

  /**
   * Looks every function up at once, so that a library which lacks one is refused at start and not
   * in the middle of a query.
   */
  CApi(SymbolLookup lookup) {
    List<String> missing = new ArrayList<>();
    Symbol[] all = Symbol.values();
    symbols = new MemorySegment[all.length];
    for (Symbol symbol : all) {
      String name = "duckdb_" + symbol.name().toLowerCase(Locale.ROOT);
      lookup
          .find(name)
          .ifPresentOrElse(a -> symbols[symbol.ordinal()] = a, () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      throw new DuckDbException(
          DuckDbException.Kind.LIBRARY, "the DuckDB library lacks the functions " + missing);
    }
  }

  private MemorySegment symbol(Symbol symbol) {
    return symbols[symbol.ordinal()];
  }

  private static IllegalStateException unexpected(Throwable t) {
    if (t instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("a native call failed in its binding", t);
  }

  int openExt(long a0, long a1, long a2, long a3) {
    try {
      return (int) CallI_LLLL.HANDLE.invokeExact(symbol(Symbol.OPEN_EXT), a0, a1, a2, a3);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void closeDatabase(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.CLOSE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int connect(long a0, long a1) {
    try {
      return (int) CallI_LL.HANDLE.invokeExact(symbol(Symbol.CONNECT), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void disconnect(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DISCONNECT), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int createConfig(long a0) {
    try {
      return (int) CallI_L.HANDLE.invokeExact(symbol(Symbol.CREATE_CONFIG), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int setConfig(long a0, long a1, long a2) {
    try {
      return (int) CallI_LLL.HANDLE.invokeExact(symbol(Symbol.SET_CONFIG), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyConfig(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_CONFIG), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long libraryVersion() {
    try {
      return (long) CallL_0.HANDLE.invokeExact(symbol(Symbol.LIBRARY_VERSION));
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long vectorSize() {
    try {
      return (long) CallL_0.HANDLE.invokeExact(symbol(Symbol.VECTOR_SIZE));
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void free(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.FREE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int query(long a0, long a1, long a2) {
    try {
      return (int) CallI_LLL.HANDLE.invokeExact(symbol(Symbol.QUERY), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyResult(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_RESULT), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long resultError(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.RESULT_ERROR), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int resultErrorType(long a0) {
    try {
      return (int) CallI_L.HANDLE.invokeExact(symbol(Symbol.RESULT_ERROR_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long rowsChanged(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.ROWS_CHANGED), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long columnCount(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.COLUMN_COUNT), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long columnName(long a0, long a1) {
    try {
      return (long) CallL_LL.HANDLE.invokeExact(symbol(Symbol.COLUMN_NAME), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long columnLogicalType(long a0, long a1) {
    try {
      return (long) CallL_LL.HANDLE.invokeExact(symbol(Symbol.COLUMN_LOGICAL_TYPE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long fetchChunk(MemorySegment a0) {
    try {
      return (long) CallL_R.HANDLE.invokeExact(symbol(Symbol.FETCH_CHUNK), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int prepare(long a0, long a1, long a2) {
    try {
      return (int) CallI_LLL.HANDLE.invokeExact(symbol(Symbol.PREPARE), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long prepareError(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.PREPARE_ERROR), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyPrepare(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_PREPARE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int executePreparedStreaming(long a0, long a1) {
    try {
      return (int) CallI_LL.HANDLE.invokeExact(symbol(Symbol.EXECUTE_PREPARED_STREAMING), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void interrupt(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.INTERRUPT), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /** By value: percentage, rows read, rows in all. */
  MemorySegment queryProgress(SegmentAllocator result, long a0) {
    try {
      return (MemorySegment) CallP_L.HANDLE.invokeExact(symbol(Symbol.QUERY_PROGRESS), result, a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void connectionGetArrowOptions(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.CONNECTION_GET_ARROW_OPTIONS), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyArrowOptions(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_ARROW_OPTIONS), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long toArrowSchema(long a0, long a1, long a2, long a3, long a4) {
    try {
      return (long)
          CallL_LLLLL.HANDLE.invokeExact(symbol(Symbol.TO_ARROW_SCHEMA), a0, a1, a2, a3, a4);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long dataChunkToArrow(long a0, long a1, long a2) {
    try {
      return (long) CallL_LLL.HANDLE.invokeExact(symbol(Symbol.DATA_CHUNK_TO_ARROW), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long errorDataMessage(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.ERROR_DATA_MESSAGE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int errorDataErrorType(long a0) {
    try {
      return (int) CallI_L.HANDLE.invokeExact(symbol(Symbol.ERROR_DATA_ERROR_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  boolean errorDataHasError(long a0) {
    try {
      return (boolean) CallB_L.HANDLE.invokeExact(symbol(Symbol.ERROR_DATA_HAS_ERROR), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyErrorData(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_ERROR_DATA), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyDataChunk(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_DATA_CHUNK), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long dataChunkGetSize(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.DATA_CHUNK_GET_SIZE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void dataChunkSetSize(long a0, long a1) {
    try {
      LeafV_LL.HANDLE.invokeExact(symbol(Symbol.DATA_CHUNK_SET_SIZE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long dataChunkGetColumnCount(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.DATA_CHUNK_GET_COLUMN_COUNT), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long dataChunkGetVector(long a0, long a1) {
    try {
      return (long) LeafL_LL.HANDLE.invokeExact(symbol(Symbol.DATA_CHUNK_GET_VECTOR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long vectorGetData(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.VECTOR_GET_DATA), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long vectorGetValidity(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.VECTOR_GET_VALIDITY), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void vectorEnsureValidityWritable(long a0) {
    try {
      LeafV_L.HANDLE.invokeExact(symbol(Symbol.VECTOR_ENSURE_VALIDITY_WRITABLE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void unsafeVectorAssignStringElementLen(long a0, long a1, long a2, long a3) {
    try {
      CallV_LLLL.HANDLE.invokeExact(
          symbol(Symbol.UNSAFE_VECTOR_ASSIGN_STRING_ELEMENT_LEN), a0, a1, a2, a3);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long listVectorGetChild(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.LIST_VECTOR_GET_CHILD), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long listVectorGetSize(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.LIST_VECTOR_GET_SIZE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int listVectorSetSize(long a0, long a1) {
    try {
      return (int) CallI_LL.HANDLE.invokeExact(symbol(Symbol.LIST_VECTOR_SET_SIZE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int listVectorReserve(long a0, long a1) {
    try {
      return (int) CallI_LL.HANDLE.invokeExact(symbol(Symbol.LIST_VECTOR_RESERVE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long structVectorGetChild(long a0, long a1) {
    try {
      return (long) LeafL_LL.HANDLE.invokeExact(symbol(Symbol.STRUCT_VECTOR_GET_CHILD), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long arrayVectorGetChild(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.ARRAY_VECTOR_GET_CHILD), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createLogicalType(int a0) {
    try {
      return (long) CallL_I.HANDLE.invokeExact(symbol(Symbol.CREATE_LOGICAL_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createDecimalType(byte a0, byte a1) {
    try {
      return (long) CallL_BB.HANDLE.invokeExact(symbol(Symbol.CREATE_DECIMAL_TYPE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createListType(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.CREATE_LIST_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createArrayType(long a0, long a1) {
    try {
      return (long) CallL_LL.HANDLE.invokeExact(symbol(Symbol.CREATE_ARRAY_TYPE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createMapType(long a0, long a1) {
    try {
      return (long) CallL_LL.HANDLE.invokeExact(symbol(Symbol.CREATE_MAP_TYPE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createStructType(long a0, long a1, long a2) {
    try {
      return (long) CallL_LLL.HANDLE.invokeExact(symbol(Symbol.CREATE_STRUCT_TYPE), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyLogicalType(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_LOGICAL_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int getTypeId(long a0) {
    try {
      return (int) CallI_L.HANDLE.invokeExact(symbol(Symbol.GET_TYPE_ID), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long listTypeChildType(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.LIST_TYPE_CHILD_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long mapTypeKeyType(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.MAP_TYPE_KEY_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long mapTypeValueType(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.MAP_TYPE_VALUE_TYPE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long structTypeChildType(long a0, long a1) {
    try {
      return (long) CallL_LL.HANDLE.invokeExact(symbol(Symbol.STRUCT_TYPE_CHILD_TYPE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createScalarFunction() {
    try {
      return (long) CallL_0.HANDLE.invokeExact(symbol(Symbol.CREATE_SCALAR_FUNCTION));
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyScalarFunction(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_SCALAR_FUNCTION), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void scalarFunctionSetName(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.SCALAR_FUNCTION_SET_NAME), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void scalarFunctionAddParameter(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.SCALAR_FUNCTION_ADD_PARAMETER), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void scalarFunctionSetReturnType(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.SCALAR_FUNCTION_SET_RETURN_TYPE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void scalarFunctionSetSpecialHandling(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.SCALAR_FUNCTION_SET_SPECIAL_HANDLING), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void scalarFunctionSetVolatile(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.SCALAR_FUNCTION_SET_VOLATILE), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void scalarFunctionSetFunction(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.SCALAR_FUNCTION_SET_FUNCTION), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void scalarFunctionSetError(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.SCALAR_FUNCTION_SET_ERROR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int registerScalarFunction(long a0, long a1) {
    try {
      return (int) CallI_LL.HANDLE.invokeExact(symbol(Symbol.REGISTER_SCALAR_FUNCTION), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createAggregateFunction() {
    try {
      return (long) CallL_0.HANDLE.invokeExact(symbol(Symbol.CREATE_AGGREGATE_FUNCTION));
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyAggregateFunction(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_AGGREGATE_FUNCTION), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void aggregateFunctionSetName(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.AGGREGATE_FUNCTION_SET_NAME), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void aggregateFunctionAddParameter(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.AGGREGATE_FUNCTION_ADD_PARAMETER), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void aggregateFunctionSetReturnType(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.AGGREGATE_FUNCTION_SET_RETURN_TYPE), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void aggregateFunctionSetSpecialHandling(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.AGGREGATE_FUNCTION_SET_SPECIAL_HANDLING), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void aggregateFunctionSetFunctions(long a0, long a1, long a2, long a3, long a4, long a5) {
    try {
      CallV_LLLLLL.HANDLE.invokeExact(
          symbol(Symbol.AGGREGATE_FUNCTION_SET_FUNCTIONS), a0, a1, a2, a3, a4, a5);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void aggregateFunctionSetDestructor(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.AGGREGATE_FUNCTION_SET_DESTRUCTOR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void aggregateFunctionSetError(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.AGGREGATE_FUNCTION_SET_ERROR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int registerAggregateFunction(long a0, long a1) {
    try {
      return (int) CallI_LL.HANDLE.invokeExact(symbol(Symbol.REGISTER_AGGREGATE_FUNCTION), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createTableFunction() {
    try {
      return (long) CallL_0.HANDLE.invokeExact(symbol(Symbol.CREATE_TABLE_FUNCTION));
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyTableFunction(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_TABLE_FUNCTION), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void tableFunctionSetName(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.TABLE_FUNCTION_SET_NAME), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void tableFunctionSetBind(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.TABLE_FUNCTION_SET_BIND), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void tableFunctionSetInit(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.TABLE_FUNCTION_SET_INIT), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void tableFunctionSetLocalInit(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.TABLE_FUNCTION_SET_LOCAL_INIT), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void tableFunctionSetFunction(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.TABLE_FUNCTION_SET_FUNCTION), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void tableFunctionSupportsProjectionPushdown(long a0, boolean a1) {
    try {
      CallV_LZ.HANDLE.invokeExact(
          symbol(Symbol.TABLE_FUNCTION_SUPPORTS_PROJECTION_PUSHDOWN), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  int registerTableFunction(long a0, long a1) {
    try {
      return (int) CallI_LL.HANDLE.invokeExact(symbol(Symbol.REGISTER_TABLE_FUNCTION), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void bindAddResultColumn(long a0, long a1, long a2) {
    try {
      CallV_LLL.HANDLE.invokeExact(symbol(Symbol.BIND_ADD_RESULT_COLUMN), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void bindSetBindData(long a0, long a1, long a2) {
    try {
      CallV_LLL.HANDLE.invokeExact(symbol(Symbol.BIND_SET_BIND_DATA), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void bindSetCardinality(long a0, long a1, boolean a2) {
    try {
      CallV_LLZ.HANDLE.invokeExact(symbol(Symbol.BIND_SET_CARDINALITY), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void bindSetError(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.BIND_SET_ERROR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void initSetInitData(long a0, long a1, long a2) {
    try {
      CallV_LLL.HANDLE.invokeExact(symbol(Symbol.INIT_SET_INIT_DATA), a0, a1, a2);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long initGetColumnCount(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.INIT_GET_COLUMN_COUNT), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long initGetColumnIndex(long a0, long a1) {
    try {
      return (long) CallL_LL.HANDLE.invokeExact(symbol(Symbol.INIT_GET_COLUMN_INDEX), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void initSetMaxThreads(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.INIT_SET_MAX_THREADS), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void initSetError(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.INIT_SET_ERROR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long functionGetInitData(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.FUNCTION_GET_INIT_DATA), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long functionGetLocalInitData(long a0) {
    try {
      return (long) LeafL_L.HANDLE.invokeExact(symbol(Symbol.FUNCTION_GET_LOCAL_INIT_DATA), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void functionSetError(long a0, long a1) {
    try {
      CallV_LL.HANDLE.invokeExact(symbol(Symbol.FUNCTION_SET_ERROR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createVector(long a0, long a1) {
    try {
      return (long) CallL_LL.HANDLE.invokeExact(symbol(Symbol.CREATE_VECTOR), a0, a1);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroyVector(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_VECTOR), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long createSelectionVector(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.CREATE_SELECTION_VECTOR), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  long selectionVectorGetDataPtr(long a0) {
    try {
      return (long) CallL_L.HANDLE.invokeExact(symbol(Symbol.SELECTION_VECTOR_GET_DATA_PTR), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void destroySelectionVector(long a0) {
    try {
      CallV_L.HANDLE.invokeExact(symbol(Symbol.DESTROY_SELECTION_VECTOR), a0);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  void vectorCopySel(long a0, long a1, long a2, long a3, long a4, long a5) {
    try {
      CallV_LLLLLL.HANDLE.invokeExact(symbol(Symbol.VECTOR_COPY_SEL), a0, a1, a2, a3, a4, a5);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  private enum Symbol {
    OPEN_EXT,
    CLOSE,
    CONNECT,
    DISCONNECT,
    CREATE_CONFIG,
    SET_CONFIG,
    DESTROY_CONFIG,
    LIBRARY_VERSION,
    VECTOR_SIZE,
    FREE,
    QUERY,
    DESTROY_RESULT,
    RESULT_ERROR,
    RESULT_ERROR_TYPE,
    ROWS_CHANGED,
    COLUMN_COUNT,
    COLUMN_NAME,
    COLUMN_LOGICAL_TYPE,
    FETCH_CHUNK,
    PREPARE,
    PREPARE_ERROR,
    DESTROY_PREPARE,
    EXECUTE_PREPARED_STREAMING,
    INTERRUPT,
    QUERY_PROGRESS,
    CONNECTION_GET_ARROW_OPTIONS,
    DESTROY_ARROW_OPTIONS,
    TO_ARROW_SCHEMA,
    DATA_CHUNK_TO_ARROW,
    ERROR_DATA_MESSAGE,
    ERROR_DATA_ERROR_TYPE,
    ERROR_DATA_HAS_ERROR,
    DESTROY_ERROR_DATA,
    DESTROY_DATA_CHUNK,
    DATA_CHUNK_GET_SIZE,
    DATA_CHUNK_SET_SIZE,
    DATA_CHUNK_GET_COLUMN_COUNT,
    DATA_CHUNK_GET_VECTOR,
    VECTOR_GET_DATA,
    VECTOR_GET_VALIDITY,
    VECTOR_ENSURE_VALIDITY_WRITABLE,
    UNSAFE_VECTOR_ASSIGN_STRING_ELEMENT_LEN,
    LIST_VECTOR_GET_CHILD,
    LIST_VECTOR_GET_SIZE,
    LIST_VECTOR_SET_SIZE,
    LIST_VECTOR_RESERVE,
    STRUCT_VECTOR_GET_CHILD,
    ARRAY_VECTOR_GET_CHILD,
    CREATE_LOGICAL_TYPE,
    CREATE_DECIMAL_TYPE,
    CREATE_LIST_TYPE,
    CREATE_ARRAY_TYPE,
    CREATE_MAP_TYPE,
    CREATE_STRUCT_TYPE,
    DESTROY_LOGICAL_TYPE,
    GET_TYPE_ID,
    LIST_TYPE_CHILD_TYPE,
    MAP_TYPE_KEY_TYPE,
    MAP_TYPE_VALUE_TYPE,
    STRUCT_TYPE_CHILD_TYPE,
    CREATE_SCALAR_FUNCTION,
    DESTROY_SCALAR_FUNCTION,
    SCALAR_FUNCTION_SET_NAME,
    SCALAR_FUNCTION_ADD_PARAMETER,
    SCALAR_FUNCTION_SET_RETURN_TYPE,
    SCALAR_FUNCTION_SET_SPECIAL_HANDLING,
    SCALAR_FUNCTION_SET_VOLATILE,
    SCALAR_FUNCTION_SET_FUNCTION,
    SCALAR_FUNCTION_SET_ERROR,
    REGISTER_SCALAR_FUNCTION,
    CREATE_AGGREGATE_FUNCTION,
    DESTROY_AGGREGATE_FUNCTION,
    AGGREGATE_FUNCTION_SET_NAME,
    AGGREGATE_FUNCTION_ADD_PARAMETER,
    AGGREGATE_FUNCTION_SET_RETURN_TYPE,
    AGGREGATE_FUNCTION_SET_SPECIAL_HANDLING,
    AGGREGATE_FUNCTION_SET_FUNCTIONS,
    AGGREGATE_FUNCTION_SET_DESTRUCTOR,
    AGGREGATE_FUNCTION_SET_ERROR,
    REGISTER_AGGREGATE_FUNCTION,
    CREATE_TABLE_FUNCTION,
    DESTROY_TABLE_FUNCTION,
    TABLE_FUNCTION_SET_NAME,
    TABLE_FUNCTION_SET_BIND,
    TABLE_FUNCTION_SET_INIT,
    TABLE_FUNCTION_SET_LOCAL_INIT,
    TABLE_FUNCTION_SET_FUNCTION,
    TABLE_FUNCTION_SUPPORTS_PROJECTION_PUSHDOWN,
    REGISTER_TABLE_FUNCTION,
    BIND_ADD_RESULT_COLUMN,
    BIND_SET_BIND_DATA,
    BIND_SET_CARDINALITY,
    BIND_SET_ERROR,
    INIT_SET_INIT_DATA,
    INIT_GET_COLUMN_COUNT,
    INIT_GET_COLUMN_INDEX,
    INIT_SET_MAX_THREADS,
    INIT_SET_ERROR,
    FUNCTION_GET_INIT_DATA,
    FUNCTION_GET_LOCAL_INIT_DATA,
    FUNCTION_SET_ERROR,
    CREATE_VECTOR,
    DESTROY_VECTOR,
    CREATE_SELECTION_VECTOR,
    SELECTION_VECTOR_GET_DATA_PTR,
    DESTROY_SELECTION_VECTOR,
    VECTOR_COPY_SEL
  }

  private static final class CallB_L {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG));
  }

  private static final class CallI_L {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
  }

  private static final class CallI_LL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallI_LLL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallI_LLLL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallL_0 {
    static final MethodHandle HANDLE = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG));
  }

  private static final class CallL_BB {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_BYTE, JAVA_BYTE));
  }

  private static final class CallL_I {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_INT));
  }

  private static final class CallL_L {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  }

  private static final class CallL_LL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallL_LLL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallL_LLLLL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallL_R {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, RESULT));
  }

  private static final class CallP_L {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.of(PROGRESS, JAVA_LONG));
  }

  private static final class CallV_L {
    static final MethodHandle HANDLE = LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG));
  }

  private static final class CallV_LL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG));
  }

  private static final class CallV_LLL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallV_LLLL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallV_LLLLLL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(
            FunctionDescriptor.ofVoid(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  }

  private static final class CallV_LLZ {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_BOOLEAN));
  }

  private static final class CallV_LZ {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_BOOLEAN));
  }

  private static final class LeafL_L {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG), Linker.Option.critical(false));
  }

  private static final class LeafL_LL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.critical(false));
  }

  private static final class LeafV_L {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(FunctionDescriptor.ofVoid(JAVA_LONG), Linker.Option.critical(false));
  }

  private static final class LeafV_LL {
    static final MethodHandle HANDLE =
        LINKER.downcallHandle(
            FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG), Linker.Option.critical(false));
  }
}
