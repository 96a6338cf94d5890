#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Programs that are run for their answer: found on the PATH, without a shell, with the environment given.
namespace cli {

// An argument or `NAME=value` each.
using Words = std::vector<std::string>;

// How long a program may run and how many bytes it may write, in all; none: as it likes.
struct Limits {
    std::optional<std::chrono::milliseconds> time;
    std::optional<std::size_t> bytes;
};

// What a program wrote, until it ended or was ended for a limit.
struct Finished {
    int exit_code = 0;
    std::string out;
    std::string err;
    enum class Cause : std::uint8_t { itself, time, bytes } cause = Cause::itself;
};

// None, if the program is not installed.
std::optional<Finished> run_program(const Words& arguments, const Words& environment,
                                    const Limits& limits = {});

// A program that answers one question after the other. It ends with this object.
class Conversation {
  public:
    Conversation(const Words& arguments, const Words& environment);
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;
    ~Conversation();

    // Each of them is false or none once the program has ended.
    bool write(std::string_view text);
    std::optional<std::string> read_line();
    std::optional<std::string> read(std::size_t size);
    bool skip(std::size_t size);

  private:
    bool fill();

    int input_ = -1;   // what is written here, it reads
    int output_ = -1;  // what it writes is read here
    pid_t process_ = -1;
    std::string buffer_;  // read and not asked for yet, from `at_`
    std::size_t at_ = 0;
};

// This process's environment, without the variables in `without`, and with those in `with`.
Words environment_with(const Words& without, const Words& with);

}  // namespace cli
