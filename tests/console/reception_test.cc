// Signing in and out over HTTP, without a socket.

#include "controller/console/reception.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "tests/console/room.h"

namespace redoubt::console {
namespace {

using testing::HasSubstr;

struct AtReception : testing::Test, Room {
  HttpRequest request(std::string method, std::string target) const {
    HttpRequest request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.host = "localhost:7410";
    request.origin = "http://localhost:7410";
    request.cookies = cookies;
    request.type = "application/json";
    request.address = "127.0.0.1";
    return request;
  }
  HttpAnswer sign_in(const std::string& code) {
    HttpRequest asked = request("POST", "/api/sign-in");
    asked.body = Json{{"code", code}, {"name", "Ada"}}.dump();
    return reception.answer(asked);
  }
  /// Signs in, and keeps what a browser keeps.
  Json come_in() {
    const HttpAnswer answer = sign_in(passes.code(0));
    EXPECT_EQ(answer.status, 200U);
    for (const auto& [name, value] : answer.headers) {
      if (name == "Set-Cookie") cookies = "other=1; " + value.substr(0, value.find(';'));
    }
    return Json::parse(answer.body);
  }

  seats::Passes passes{seats::Secret{9}, seats};
  Reception reception{*hall, passes, [] { return terms::Result<std::string>("<p>report"); }, false};
  std::string cookies;
};

TEST_F(AtReception, TheRightCodeGivesACookieThatScriptsCannotReadNorOtherPagesSend) {
  const HttpAnswer answer = sign_in(passes.code(0));
  ASSERT_EQ(answer.status, 200U);
  bool found = false;
  for (const auto& [name, value] : answer.headers) {
    if (name != "Set-Cookie") continue;
    found = true;
    EXPECT_THAT(value, HasSubstr("HttpOnly"));
    EXPECT_THAT(value, HasSubstr("SameSite=Strict"));
  }
  EXPECT_TRUE(found);
}

TEST_F(AtReception, OverTlsTheCookieNeverLeavesIt) {
  Reception secure{*hall, passes, nullptr, true};
  HttpRequest asked = request("POST", "/api/sign-in");
  asked.origin = "https://localhost:7410";
  asked.body = Json{{"code", passes.code(0)}, {"name", "Ada"}}.dump();
  const HttpAnswer answer = secure.answer(asked);
  ASSERT_EQ(answer.status, 200U);
  EXPECT_THAT(answer.headers.back().second, HasSubstr("__Host-redoubt="));
  EXPECT_THAT(answer.headers.back().second, HasSubstr("Secure"));
}

TEST_F(AtReception, AnotherPageSignsNobodyIn) {
  HttpRequest asked = request("POST", "/api/sign-in");
  asked.body = Json{{"code", passes.code(0)}, {"name", "Ada"}}.dump();
  for (const std::string origin : {"", "null", "http://evil.example", "https://localhost:7410"}) {
    asked.origin = origin;
    EXPECT_EQ(reception.answer(asked).status, 403U) << origin;
  }
  asked.origin = "http://localhost:7410";
  asked.type = "text/plain";
  EXPECT_EQ(reception.answer(asked).status, 415U);
}

TEST_F(AtReception, AWrongCodeIsToldNothingAndWaits) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("AAAA-BBBB-CCCC").status, 401U);
  const HttpAnswer answer = sign_in(passes.code(0));
  EXPECT_EQ(answer.status, 429U);
  EXPECT_GE(Json::parse(answer.body)["retry_after_s"], 1);
}

TEST_F(AtReception, ASessionGivesATicketAndNobodyGivesNone) {
  EXPECT_EQ(reception.answer(request("GET", "/api/session")).status, 204U);
  come_in();
  const HttpAnswer answer = reception.answer(request("GET", "/api/session"));
  ASSERT_EQ(answer.status, 200U);
  const auto pass = reception.pass_of(request("GET", "/"));
  ASSERT_TRUE(pass);
  const Json ticket = {{"ticket", Json::parse(answer.body)["ticket"]}};
  EXPECT_TRUE(reception.admit(*pass, ticket.dump()));
  EXPECT_FALSE(reception.admit(*pass, ticket.dump()));
  EXPECT_FALSE(reception.admit(*pass, "{}"));
  EXPECT_FALSE(reception.admit(*pass, "\"x"));
}

TEST_F(AtReception, SigningOutNeedsTheTokenAndEndsEveryFeed) {
  const Json session = come_in();
  const auto pass = reception.pass_of(request("GET", "/"));
  const auto guest = hall->enter(*pass, [] {});
  HttpRequest asked = request("POST", "/api/sign-out");
  EXPECT_EQ(reception.answer(asked).status, 403U);
  asked.token = session["token"];
  EXPECT_EQ(reception.answer(asked).status, 204U);
  EXPECT_TRUE(guest->sent_away());
  EXPECT_FALSE(reception.pass_of(request("GET", "/")));
}

TEST_F(AtReception, WhoDoesNothingForHalfAnHourHasToSignInAgain) {
  come_in();
  const auto pass = reception.pass_of(request("GET", "/"));
  ASSERT_TRUE(pass);
  const auto now = seats::Passes::Clock::now();
  passes.depart(*pass, now - std::chrono::minutes(29));
  EXPECT_EQ(reception.answer(request("GET", "/api/session")).status, 200U);
  passes.depart(*pass, now - std::chrono::minutes(31));
  EXPECT_EQ(reception.answer(request("GET", "/api/session")).status, 204U);
}

struct Attaching : AtReception {
  /// Signs in at that seat.
  void come_in_at(const std::string& seat) {
    const auto found = std::ranges::find(seats, seat, &seats::Seat::name);
    const HttpAnswer answer =
        sign_in(passes.code(static_cast<std::uint32_t>(found - seats.begin())));
    for (const auto& [name, value] : answer.headers) {
      if (name == "Set-Cookie") cookies = value.substr(0, value.find(';'));
    }
    token = Json::parse(answer.body)["token"];
  }
  HttpRequest upload(const std::string& query, std::string body) const {
    HttpRequest asked = request("POST", "/api/attachment?" + query);
    asked.token = token;
    asked.body = std::move(body);
    return asked;
  }
  /// Asks, and waits for the answer.
  HttpAnswer attach(const HttpRequest& asked) {
    std::optional<HttpAnswer> given;
    reception.attach(asked, [&given](const HttpAnswer& answer) { given = answer; });
    while (!given) {
      if (!errands.run()) stage.bell.wait();
    }
    return *given;
  }
  unsigned asked_for(const std::string& number) {
    return reception.answer(request("GET", "/api/attachment/" + number)).status;
  }
  void observe() {
    Browser observer = sit("observer");
    EXPECT_TRUE(
        granted(observer, {{"do", "post"}, {"kind", "observation"}, {"text", "slow at first"}}));
    observer.listen();
  }
  static std::string header(const HttpAnswer& answer, const std::string& name) {
    for (const auto& [key, value] : answer.headers) {
      if (key == name) return value;
    }
    return {};
  }

  std::string token;
};

TEST_F(Attaching, AFileIsKeptAndGivenBackToBeSavedAndNothingElse) {
  come_in_at("observer");
  observe();
  const std::string bytes = "\x89PNG\r\n\x1a\n<script>";
  const HttpAnswer kept = attach(upload("post=1&name=..%2Fa%20%22b.png", bytes));
  EXPECT_EQ(kept.status, 200U) << kept.body;
  EXPECT_EQ(Json::parse(kept.body)["n"], 1);
  while (errands.run()) {
  }
  HttpAnswer answer;
  while ((answer = reception.answer(request("GET", "/api/attachment/1"))).status == 404U) {
    if (!errands.run()) stage.bell.wait();
  }
  EXPECT_EQ(answer.body, bytes);
  EXPECT_EQ(answer.type, "image/png");
  EXPECT_EQ(header(answer, "Content-Disposition"), "attachment; filename=\"_._a__b.png\"");
  EXPECT_THAT(header(answer, "Content-Security-Policy"), HasSubstr("sandbox"));
  const auto& safe = safe_headers();
  EXPECT_NE(std::ranges::find(
                safe, std::pair<std::string, std::string>("X-Content-Type-Options", "nosniff")),
            safe.end());
  come_in_at("director");
  EXPECT_EQ(asked_for("1"), 200U);
  EXPECT_EQ(asked_for("2"), 404U);
  EXPECT_EQ(asked_for("1x"), 404U);
  for (const char* seat : {"blue/lead", "red", "blue/advisor"}) {
    come_in_at(seat);
    EXPECT_EQ(asked_for("1"), 404U) << seat;
  }
  cookies.clear();
  EXPECT_EQ(asked_for("1"), 401U);
}

TEST_F(Attaching, WhoMayNotObserveOrComesFromElsewhereAttachesNothing) {
  come_in_at("blue/lead");
  EXPECT_FALSE(reception.uploads(upload("post=1&name=a", "x")));
  come_in_at("observer");
  HttpRequest asked = upload("post=1&name=a", "x");
  EXPECT_TRUE(reception.uploads(asked));
  asked.origin = "http://elsewhere";
  EXPECT_FALSE(reception.uploads(asked));
  asked = upload("post=1&name=a", "x");
  asked.token = "0";
  EXPECT_FALSE(reception.uploads(asked));
  EXPECT_EQ(attach(asked).status, 403U);
}

TEST_F(Attaching, WhatDoesNotFitIsRefusedInWords) {
  come_in_at("observer");
  observe();
  for (const std::string query : {"post=9&name=a", "post=1", "name=a", "post=1x&name=a", ""}) {
    EXPECT_EQ(attach(upload(query, "words")).status, 422U) << query;
  }
  EXPECT_EQ(attach(upload("post=1&name=a", "MZ\x90")).status, 422U);
}

TEST_F(AtReception, TheReportIsForThoseWhoMayAndWhenItIsOver) {
  EXPECT_EQ(reception.answer(request("GET", "/report")).status, 401U);
  come_in();
  EXPECT_EQ(reception.answer(request("GET", "/report")).status, 409U);
  Browser director = sit("director");
  EXPECT_TRUE(granted(director, {{"do", "clock.start"}, {"why", "a rehearsal"}}));
  play_out(director);
  const HttpAnswer answer = reception.answer(request("GET", "/report"));
  EXPECT_EQ(answer.status, 200U);
  EXPECT_EQ(answer.body, "<p>report");
  // It has its style in it, which the pages' own policy forbids.
  const auto policy = std::ranges::find(answer.headers, std::string("Content-Security-Policy"),
                                        &std::pair<std::string, std::string>::first);
  ASSERT_NE(policy, answer.headers.end());
  EXPECT_THAT(policy->second, testing::HasSubstr("style-src 'unsafe-inline'"));
  EXPECT_THAT(policy->second, testing::HasSubstr("default-src 'none'"));
}

TEST_F(AtReception, TheApplicationIsGivenCompressedAndOnce) {
  const HttpAnswer answer = reception.answer(request("GET", "/"));
  ASSERT_EQ(answer.status, 200U);
  EXPECT_TRUE(answer.compressed);
  HttpRequest again = request("GET", "/");
  for (const auto& [name, value] : answer.headers) {
    if (name == "ETag") again.none_match = value;
  }
  EXPECT_EQ(reception.answer(again).status, 304U);
  EXPECT_EQ(reception.answer(request("GET", "/../etc/passwd")).status, 404U);
  EXPECT_EQ(reception.answer(request("DELETE", "/")).status, 405U);
}

TEST_F(AtReception, NothingInlineIsEverRun) {
  for (const auto& [name, value] : safe_headers()) {
    EXPECT_EQ(value.find("unsafe"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace redoubt::console
