#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "controller/console/hall.h"
#include "controller/seats/passes.h"

namespace redoubt::console {

/// One file of the application, as it is built into the program.
struct Asset {
  std::string_view path;  ///< "/app.js"
  std::string_view type;
  std::string_view bytes;   ///< compressed with gzip
  std::string_view digest;  ///< of them, for caches
};
const std::vector<Asset>& assets();

/// A request over HTTP, as far as anybody looks at it.
struct HttpRequest {
  std::string method;
  std::string target;
  std::string host;
  std::string origin;
  std::string cookies;
  std::string token;       ///< X-Redoubt-Token
  std::string type;        ///< Content-Type
  std::string none_match;  ///< If-None-Match
  std::string body;
  std::string address;  ///< whom it comes from
};

struct HttpAnswer {
  unsigned status = 200;
  std::string type = "application/json";
  std::string body;
  std::string_view bytes;  ///< instead of a body, where it is built in
  bool compressed = false;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Bytes of a request's body, and of that of somebody who attaches a file.
inline constexpr std::size_t kBodyMax = 65'536;
inline constexpr std::size_t kUploadMax = conduct::kAttachmentBytesMax;

/// Where people come in: gives out the application, lets them sign in and out, and says who may
/// open a feed. Knows nothing of sockets. Belongs to the console's thread.
class Reception {
 public:
  /// The after-action review as a page, once the exercise is over.
  using Report = std::function<terms::Result<std::string>()>;

  /// `secure`: pages come over TLS. `hall` and `passes` must outlive it.
  Reception(Hall& hall, seats::Passes& passes, Report report, bool secure)
      : hall_(&hall), passes_(&passes), report_(std::move(report)), secure_(secure) {}

  HttpAnswer answer(const HttpRequest& request);

  /// Whether somebody attaches a file who may: only then is a body read that is longer than others.
  /// Looks at no body.
  bool uploads(const HttpRequest& request) const;
  /// Keeps it; the answer comes once it is durable, on the console's thread.
  void attach(const HttpRequest& request, std::function<void(HttpAnswer)> then);

  /// Whether what the browser says it is shown comes from here: the page's own address.
  bool own_origin(const HttpRequest& request) const;
  /// Of who asks, while it holds; to ask is to use it.
  std::optional<seats::Pass> pass_of(const HttpRequest& request) const;
  /// Whether the first message of a feed holds a ticket of this pass.
  bool admit(const seats::Pass& pass, const std::string& message);

 private:
  HttpAnswer give_asset(const HttpRequest& request) const;
  HttpAnswer sign_in(const HttpRequest& request);
  HttpAnswer sign_out(const HttpRequest& request);
  HttpAnswer session(const seats::Pass& pass);
  HttpAnswer give_attachment(const HttpRequest& request) const;
  HttpAnswer give_report(const HttpRequest& request) const;
  std::string cookie(const std::string& value) const;

  Hall* hall_;
  seats::Passes* passes_;
  Report report_;
  bool secure_;
};

/// What every answer says of itself: nothing of it may be run, framed or kept elsewhere.
const std::vector<std::pair<std::string, std::string>>& safe_headers();

}  // namespace redoubt::console
