// What strangers may send: bent requests, codes and certificates. Nothing of it may be taken, and
// nothing of it may bring anything down.

#include <gmock/gmock.h>

#include <random>

#include "controller/authority/authority.h"
#include "tests/authority/agents_key.h"
#include "tests/folder.h"

namespace redoubt::authority {
namespace {

/// Changes, takes out, doubles or puts in some bytes.
std::string bent(std::string text, std::mt19937& chance) {
  const auto below = [&chance](std::size_t end) {
    return chance() % std::max<std::size_t>(end, 1);
  };
  for (std::size_t times = 1 + below(4); times > 0 && !text.empty(); --times) {
    const std::size_t at = below(text.size());
    const std::size_t length = 1 + below(8);
    switch (below(5)) {
      case 0:
        text[at] = static_cast<char>(chance());
        break;
      case 1:
        text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.insert(at, text.substr(below(text.size()), length));
        break;
      default:
        text.insert(at, length, static_cast<char>(chance()));
    }
  }
  return text;
}

struct Strangers : testing::Test {
  const Folder folder;
  std::unique_ptr<Authority> authority = Authority::at(folder / "authority", "quay").value();
  std::mt19937 chance{7};
};

TEST_F(Strangers, ABentRequestIsRefusedAndLeavesTheCodeGood) {
  std::string code = authority->invite("watch", "ann")->code;
  const std::string good = request();
  int taken = 0;
  for (int i = 0; i < 3'000; ++i) {
    const std::string asked = bent(good, chance);
    const auto enrolled = authority->enrol(code, "ann", asked);
    if (!enrolled.ok()) {
      ASSERT_EQ(enrolled.error().code, terms::Code::kInvalidArgument) << i;
      continue;
    }
    // Bent where nothing hangs on it: the signature over all that counts still holds.
    ++taken;
    code = authority->invite("watch", "ann")->code;
  }
  EXPECT_LT(taken, 100);
  EXPECT_TRUE(authority->enrol(code, "ann", good).ok());
}

TEST_F(Strangers, ABentCodeIsNone) {
  const std::string code = authority->invite("watch", "")->code;
  const std::string secret = code.substr(0, code.find('.'));
  const std::string asks = request();
  const auto letters = [](const std::string& text) {
    std::string plain;
    for (const char c : text.substr(0, text.find('.'))) {
      if (isalnum(static_cast<unsigned char>(c)) != 0) {
        plain += static_cast<char>(toupper(static_cast<unsigned char>(c)));
      }
    }
    return plain;
  };
  for (int i = 0; i < 3'000; ++i) {
    const std::string shown = bent(secret, chance);
    if (letters(shown) == letters(secret)) continue;
    ASSERT_FALSE(authority->enrol(shown, "ann", asks).ok()) << shown;
  }
  EXPECT_FALSE(authority->enrol(std::string(1 << 20U, 'A'), "ann", asks).ok());
}

TEST_F(Strangers, ABentCertificateLetsNobodyIn) {
  const std::string good =
      authority->enrol(authority->invite("watch", "")->code, "ann", request())->certificate;
  const auto known = authority->admit(good);
  ASSERT_TRUE(known.ok());
  for (int i = 0; i < 3'000; ++i) {
    const auto bearer = authority->admit(bent(good, chance));
    // What was bent may lie around the certificate; whoever is let in is still the same.
    if (bearer.ok()) {
      ASSERT_EQ(bearer->serial, known->serial);
    }
  }
}

}  // namespace
}  // namespace redoubt::authority
