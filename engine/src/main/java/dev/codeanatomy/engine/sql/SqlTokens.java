package dev.codeanatomy.engine.sql;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;
import org.apache.calcite.sql.parser.babel.TokenMgrError;

/**
 * What stands between the library's lexer and its grammar, for calls that the grammar knows for
 * some names only. {@code f(x ORDER BY y)} is handed on as {@code f(x) WITHIN GROUP (ORDER BY y)},
 * with {@code IGNORE NULLS} before it, where the grammar wants that; {@code range(} where a table
 * stands is a name. Every token keeps its place in the text. Serves one parser.
 */
final class SqlTokens extends SqlBabelParserImplTokenManager {
  private static final Set<Integer> NAMES =
      Set.of(
          SqlBabelParserImplConstants.IDENTIFIER,
          SqlBabelParserImplConstants.QUOTED_IDENTIFIER,
          SqlBabelParserImplConstants.UNICODE_QUOTED_IDENTIFIER);

  /** What a table may come after. */
  private static final Set<Integer> BEFORE_TABLE =
      Set.of(
          SqlBabelParserImplConstants.FROM,
          SqlBabelParserImplConstants.JOIN,
          SqlBabelParserImplConstants.COMMA,
          SqlBabelParserImplConstants.LATERAL,
          SqlBabelParserImplConstants.DOT);

  /** An open parenthesis; of a call that is rewritten, where its WITHIN stands. */
  private record Open(boolean isCall, Optional<Integer> within) {}

  private final SqlBabelParserImplTokenManager lexer;
  private final List<Token> read = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private Optional<TokenMgrError> problem = Optional.empty();
  private int next;

  private SqlTokens(SqlBabelParserImplTokenManager lexer) {
    super(new SimpleCharStream(new StringReader("")));
    this.lexer = lexer;
  }

  /** A parser whose tokens come through here. */
  static SqlAbstractParserImpl parser(Reader sql) {
    SqlBabelParserImpl parser = (SqlBabelParserImpl) SqlBabelParserImpl.FACTORY.getParser(sql);
    parser.token_source = new SqlTokens(parser.token_source);
    return parser;
  }

  @Override
  public void SwitchTo(int lexicalState) {
    lexer.SwitchTo(lexicalState);
  }

  @Override
  public Token getNextToken() {
    if (read.isEmpty()) {
      readAll();
      rewrite();
    }
    if (next < tokens.size()) {
      return tokens.get(next++);
    }
    if (problem.isPresent()) {
      throw problem.get();
    }
    return copy(tokens.get(tokens.size() - 1), SqlBabelParserImplConstants.EOF, "");
  }

  /** What cannot be read is reported when the grammar gets there, after what is wrong before it. */
  private void readAll() {
    try {
      Token token;
      do {
        token = lexer.getNextToken();
        read.add(token);
      } while (token.kind != SqlBabelParserImplConstants.EOF);
    } catch (TokenMgrError unreadable) {
      problem = Optional.of(unreadable);
    }
  }

  private void rewrite() {
    Deque<Open> open = new ArrayDeque<>();
    for (int i = 0; i < read.size(); i++) {
      Token token = read.get(i);
      switch (token.kind) {
        case SqlBabelParserImplConstants.LPAREN -> {
          open.push(new Open(opensCall(i), Optional.empty()));
          tokens.add(token);
        }
        case SqlBabelParserImplConstants.RPAREN -> {
          tokens.add(token);
          Optional<Integer> within = open.isEmpty() ? Optional.empty() : open.pop().within();
          if (within.isPresent() && isNullTreatment(i + 1)) {
            tokens.addAll(within.get(), List.of(read.get(i + 1), read.get(i + 2)));
            i += 2;
          }
        }
        case SqlBabelParserImplConstants.ORDER -> {
          if (!open.isEmpty() && open.peek().isCall() && open.peek().within().isEmpty()) {
            open.pop();
            open.push(new Open(true, Optional.of(tokens.size() + 1)));
            within(token);
          }
          tokens.add(token);
        }
        case SqlBabelParserImplConstants.RANGE -> tokens.add(isTable(i) ? named(token) : token);
        default -> tokens.add(token);
      }
    }
  }

  private int kind(int index) {
    return index < 0 || index >= read.size()
        ? SqlBabelParserImplConstants.EOF
        : read.get(index).kind;
  }

  /** A parenthesis behind a name, with arguments in it and no query. */
  private boolean opensCall(int at) {
    boolean behindName =
        NAMES.contains(kind(at - 1)) || kind(at - 2) == SqlBabelParserImplConstants.DOT;
    return behindName
        && switch (kind(at + 1)) {
          case SqlBabelParserImplConstants.SELECT,
              SqlBabelParserImplConstants.WITH,
              SqlBabelParserImplConstants.VALUES,
              SqlBabelParserImplConstants.TABLE ->
              false;
          default -> true;
        };
  }

  private boolean isNullTreatment(int at) {
    return (kind(at) == SqlBabelParserImplConstants.IGNORE
            || kind(at) == SqlBabelParserImplConstants.RESPECT)
        && kind(at + 1) == SqlBabelParserImplConstants.NULLS;
  }

  private boolean isTable(int at) {
    boolean inTable =
        kind(at - 1) == SqlBabelParserImplConstants.LPAREN
            && kind(at - 2) == SqlBabelParserImplConstants.TABLE;
    return kind(at + 1) == SqlBabelParserImplConstants.LPAREN
        && (inTable || BEFORE_TABLE.contains(kind(at - 1)));
  }

  private static Token named(Token keyword) {
    return copy(keyword, SqlBabelParserImplConstants.IDENTIFIER, keyword.image);
  }

  private void within(Token order) {
    tokens.add(copy(order, SqlBabelParserImplConstants.RPAREN, ")"));
    tokens.add(copy(order, SqlBabelParserImplConstants.WITHIN, "WITHIN"));
    tokens.add(copy(order, SqlBabelParserImplConstants.GROUP, "GROUP"));
    tokens.add(copy(order, SqlBabelParserImplConstants.LPAREN, "("));
  }

  /** Another token at the same place. */
  private static Token copy(Token place, int kind, String image) {
    Token token = Token.newToken(kind);
    token.kind = kind;
    token.image = image;
    token.beginLine = place.beginLine;
    token.beginColumn = place.beginColumn;
    token.endLine = place.endLine;
    token.endColumn = place.endColumn;
    return token;
  }
}
