#include "controller/console/reception.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "controller/console/guest.h"

namespace redoubt::console {

using seats::Denial;
using seats::Pass;
using seats::Passes;
using seats::Permission;
using seats::Seat;
using seats::unix_seconds;
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

HttpAnswer refusal(unsigned status, const std::string& words) {
  return {status, "application/json", text({{"text", words}}), {}, false, {}};
}

std::string_view cookie_in(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    std::string_view one = cookies.substr(0, end);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    if (one.size() > name.size() && one.substr(0, name.size()) == name && one[name.size()] == '=') {
      return one.substr(name.size() + 1);
    }
  }
  return {};
}

constexpr std::string_view kAttachment = "/api/attachment";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// What a target says of itself under that name, "/a?name=b": as it stands there; empty.
std::string_view in_query(std::string_view target, std::string_view name) {
  std::size_t begin = target.find('?');
  while (begin != std::string_view::npos) {
    const std::size_t end = std::min(target.find('&', begin + 1), target.size());
    const std::string_view one = target.substr(begin + 1, end - begin - 1);
    if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) {
      return one.substr(name.size() + 1);
    }
    begin = end == target.size() ? std::string_view::npos : end;
  }
  return {};
}

/// A file's name as it is kept: what could mean anything elsewhere becomes an underscore.
std::string file_name(std::string_view escaped) {
  std::string name;
  for (std::size_t i = 0; i < escaped.size() && name.size() < conduct::kAttachmentNameMax; ++i) {
    char c = escaped[i];
    if (c == '%' && i + 2 < escaped.size() && hex_digit(escaped[i + 1]) >= 0 &&
        hex_digit(escaped[i + 2]) >= 0) {
      c = static_cast<char>(hex_digit(escaped[i + 1]) * 16 + hex_digit(escaped[i + 2]));
      i += 2;
    }
    name += conduct::plain_file_name("x" + std::string(1, c)) ? c : '_';
  }
  if (!name.empty() && name.front() == '.') name.front() = '_';
  return name;
}

std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& safe_headers() {
  static const std::vector<std::pair<std::string, std::string>> headers = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src "
       "'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
  };
  return headers;
}

bool Reception::own_origin(const HttpRequest& request) const {
  return !request.host.empty() &&
         request.origin == (secure_ ? "https://" : "http://") + request.host;
}

std::optional<Pass> Reception::pass_of(const HttpRequest& request) const {
  const std::string_view name = secure_ ? "__Host-redoubt" : "redoubt";
  const std::string_view cookie = cookie_in(request.cookies, name);
  if (cookie.empty()) return std::nullopt;
  auto pass = passes_->read(cookie, unix_seconds());
  return pass && passes_->use(*pass, Passes::Clock::now()) ? pass : std::nullopt;
}

bool Reception::admit(const Pass& pass, const std::string& message) {
  const auto json = nlohmann::json::parse(message, nullptr, false);
  if (!json.is_object()) return false;
  const auto ticket = json.find("ticket");
  if (ticket == json.end() || !ticket->is_string()) return false;
  return passes_->take_ticket(pass, ticket->get<std::string>(), Passes::Clock::now());
}

HttpAnswer Reception::answer(const HttpRequest& request) {
  const std::string path = request.target.substr(0, request.target.find('?'));
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (path == "/api/sign-in" && request.method == "POST") return sign_in(request);
  if (path == "/api/sign-out" && request.method == "POST") return sign_out(request);
  if (path == "/api/session" && reads) {
    const auto pass = pass_of(request);
    HttpAnswer nobody;
    nobody.status = 204;
    return pass ? session(*pass) : nobody;
  }
  if (path == "/report" && reads) return give_report(request);
  if (path.starts_with(kAttachment) && reads) return give_attachment(request);
  if (path.starts_with("/api/")) return refusal(404, "there is nothing here");
  return reads ? give_asset(request) : refusal(405, "this can only be read");
}

HttpAnswer Reception::give_asset(const HttpRequest& request) const {
  std::string path = request.target.substr(0, request.target.find('?'));
  if (path == "/") path = "/index.html";
  const auto asset = std::ranges::find(assets(), std::string_view(path), &Asset::path);
  if (asset == assets().end()) return refusal(404, "there is nothing here");
  const std::string tag = "\"" + std::string(asset->digest) + "\"";
  HttpAnswer answer;
  answer.type = asset->type;
  answer.headers = {{"Cache-Control", "no-cache"}, {"ETag", tag}};
  if (request.none_match == tag) {
    answer.status = 304;
    return answer;
  }
  answer.bytes = asset->bytes;
  answer.compressed = true;
  return answer;
}

std::string Reception::cookie(const std::string& value) const {
  const std::string ends = value.empty() ? "; Max-Age=0" : "";
  if (secure_) {
    return "__Host-redoubt=" + value + "; Path=/; HttpOnly; Secure; SameSite=Strict" + ends;
  }
  return "redoubt=" + value + "; Path=/; HttpOnly; SameSite=Strict" + ends;
}

HttpAnswer Reception::sign_in(const HttpRequest& request) {
  if (!own_origin(request)) return refusal(403, "this page does not come from here");
  if (!request.type.starts_with("application/json")) return refusal(415, "say it in JSON");
  const auto json = nlohmann::json::parse(request.body, nullptr, false);
  const auto word = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  if (!json.is_object()) return refusal(400, "this is no sign-in");
  Denial denial;
  const auto pass =
      passes_->sign_in(word("code"), word("name"), request.address, Passes::Clock::now(), denial);
  if (!pass) {
    HttpAnswer refused = refusal(401, denial.text);
    if (denial.retry_after.count() == 0) return refused;
    refused.status = 429;
    refused.body = text({{"text", denial.text}, {"retry_after_s", denial.retry_after.count()}});
    refused.headers = {{"Retry-After", std::to_string(denial.retry_after.count())}};
    return refused;
  }
  passes_->use(*pass, Passes::Clock::now());
  HttpAnswer answer = session(*pass);
  answer.headers.emplace_back("Set-Cookie", cookie(passes_->cookie(*pass)));
  return answer;
}

HttpAnswer Reception::session(const Pass& pass) {
  const Seat& seat = passes_->seats().at(pass.seat);
  HttpAnswer answer;
  answer.body = text({{"seat", seat.name},
                      {"role", name(seat.role)},
                      {"name", pass.name},
                      {"token", passes_->token(pass)},
                      {"ticket", passes_->ticket(pass, Passes::Clock::now())}});
  answer.headers = {{"Cache-Control", "no-store"}};
  return answer;
}

HttpAnswer Reception::sign_out(const HttpRequest& request) {
  const auto pass = pass_of(request);
  if (!pass || !own_origin(request) || request.token != passes_->token(*pass)) {
    return refusal(403, "nobody is signed in here");
  }
  passes_->end(*pass);
  for (const auto& guest : hall_->guests_of(*pass)) guest->send_away();
  HttpAnswer answer;
  answer.status = 204;
  answer.headers = {{"Set-Cookie", cookie({})}, {"Cache-Control", "no-store"}};
  return answer;
}

bool Reception::uploads(const HttpRequest& request) const {
  if (request.method != "POST" || !request.target.starts_with(std::string(kAttachment) + "?")) {
    return false;
  }
  const auto pass = pass_of(request);
  return pass && own_origin(request) && request.token == passes_->token(*pass) &&
         may(passes_->seats().at(pass->seat).role, Permission::kObserve);
}

void Reception::attach(const HttpRequest& request, std::function<void(HttpAnswer)> then) {
  const auto pass = pass_of(request);
  if (!pass || !uploads(request)) return then(refusal(403, "your seat does not allow this"));
  const Seat& seat = passes_->seats().at(pass->seat);
  conduct::AttachmentWish wish;
  wish.post = number_in(in_query(request.target, "post"));
  wish.name = file_name(in_query(request.target, "name"));
  wish.bytes = request.body;
  hall_->ask({seat.name, pass->name}, seat.cell, std::move(wish),
             [then = std::move(then)](const terms::Result<conduct::Granting>& result) {
               if (result.ok()) {
                 HttpAnswer kept;
                 kept.body = text({{"n", result->post}});
                 return then(kept);
               }
               const bool invalid = result.error().code == terms::Code::kInvalidArgument;
               then(refusal(invalid ? 422 : 503, result.error().message));
             });
}

/// Kept apart from the pages: it is saved, and never shown as one of them.
HttpAnswer Reception::give_attachment(const HttpRequest& request) const {
  const auto pass = pass_of(request);
  if (!pass) return refusal(401, "sign in first");
  const std::string_view path = std::string_view(request.target).substr(kAttachment.size());
  const std::uint64_t number = path.starts_with('/') ? number_in(path.substr(1)) : 0;
  const auto found = hall_->attachment(number, passes_->seats().at(pass->seat));
  if (found == nullptr) return refusal(404, "there is nothing here");
  HttpAnswer answer;
  answer.type = conduct::media_type(found->type);
  answer.body = found->what.bytes;
  answer.headers = {
      {"Cache-Control", "no-store"},
      {"Content-Disposition", "attachment; filename=\"" + found->what.name + "\""},
      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"}};
  return answer;
}

HttpAnswer Reception::give_report(const HttpRequest& request) const {
  const auto pass = pass_of(request);
  if (!pass) return refusal(401, "sign in first");
  if (!may(passes_->seats().at(pass->seat).role, Permission::kOpenReport)) {
    return refusal(403, "your seat does not allow this");
  }
  if (!hall_->feed({}).time.ended) return refusal(409, "the exercise is not over yet");
  const auto report = report_();
  if (!report.ok()) return refusal(503, report.error().message);
  HttpAnswer answer;
  answer.type = "text/html; charset=utf-8";
  answer.body = *report;
  // One page with its style in it, and without scripts.
  answer.headers = {{"Cache-Control", "no-store"},
                    {"Content-Security-Policy",
                     "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                     "frame-ancestors 'none'; form-action 'none'"}};
  return answer;
}

}  // namespace redoubt::console
